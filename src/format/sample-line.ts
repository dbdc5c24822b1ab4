/** Stands in everything made from sample data that leaves the site: files, copies, drawings. */
export const SAMPLE_LINE = '示例数据，由程序生成，请勿引用 Sample data made by a program: do not cite';
