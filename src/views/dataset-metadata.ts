// A table as a schema.org Dataset, for search engines: https://schema.org/Dataset
import type { Lang } from '../schema/column.ts';
import { measuresOf } from '../schema/column.ts';
import type { PublishedTable } from './catalogue.ts';

export interface MetadataOptions {
  readonly lang: Lang;
  readonly title: string;
  /** Full address of the page, and of the data folder with a slash at its end. */
  readonly url: string;
  readonly dataUrl: string;
  readonly operator: string;
  readonly release: string;
  readonly date: string;
  readonly sample: boolean;
  /** First and last day that the data cover. */
  readonly from: string;
  readonly to: string;
}

const SAMPLE_NOTE = {
  zh: '示例数据，由程序生成，不反映任何地区、组织的真实情况，请勿引用。',
  en: 'Sample data made by a program; it says nothing about any real region or organisation. Do not cite it. ',
} as const;

/** The JSON-LD object; JSON texts may stand in a page after `<` is escaped. */
export function datasetMetadata(published: PublishedTable, options: MetadataOptions): object {
  const { table, csv, parquet } = published;
  const { lang, sample, dataUrl } = options;
  const files = [
    ...(csv ? [{ file: csv, type: 'text/csv' }] : []),
    { file: parquet, type: 'application/vnd.apache.parquet' },
  ];
  const gap = lang === 'zh' ? '。' : '. ';
  const labels = table.columns.map(({ label }) => label[lang]);
  return {
    '@context': 'https://schema.org/',
    '@type': 'Dataset',
    name: `${sample ? (lang === 'zh' ? '示例数据：' : 'Sample data: ') : ''}${options.title}`,
    description: `${sample ? SAMPLE_NOTE[lang] : ''}${table.row[lang]}${gap}${table.description[lang]}${lang === 'zh' ? '字段：' : ' Columns: '}${labels.join(lang === 'zh' ? '、' : ', ')}${gap.trim()}`,
    url: options.url,
    identifier: `${table.name}/${options.release}`,
    version: options.release,
    dateModified: options.date,
    inLanguage: lang === 'zh' ? 'zh-CN' : 'en',
    isAccessibleForFree: true,
    license: 'https://creativecommons.org/licenses/by/4.0/',
    creator: { '@type': 'Organization', name: options.operator },
    temporalCoverage: `${options.from}/${options.to}`,
    spatialCoverage: { '@type': 'Place', name: lang === 'zh' ? '中国' : 'China' },
    variableMeasured: measuresOf(table).map(({ name, label, description }) => ({
      '@type': 'PropertyValue',
      name,
      alternateName: label[lang],
      description: description[lang],
    })),
    distribution: files.map(({ file, type }) => ({
      '@type': 'DataDownload',
      encodingFormat: type,
      contentUrl: `${dataUrl}${file.path}`,
      contentSize: String(file.bytes),
      sha256: file.sha256,
    })),
  };
}
