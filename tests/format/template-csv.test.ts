import { describe, expect, it } from 'vitest';
import { exampleCsv, templateCsv } from '../../src/format/template-csv.ts';
import { INPUT_TABLES } from '../../src/schema/inputs.ts';

describe('files to fill in', () => {
  it('a template is the Chinese header alone', () => {
    expect(templateCsv(INPUT_TABLES.targets)).toBe('\ufeff区划代码,服务对象,在册人数,统计日期\r\n');
  });

  it('an example has two rows below it', () => {
    expect(exampleCsv(INPUT_TABLES.returns)).toBe(
      '\ufeff报送月份,活动数,填报日期\r\n2022-03,2,2022-04-10\r\n2022-04,0,2022-05-09\r\n',
    );
  });
});
