// A sheet and its notes as an XLSX workbook (ECMA-376, SpreadsheetML): the few parts that every spreadsheet program
// reads. Written piece by piece, so that the page that asks for it stays alive.
import { strToU8, Zip, ZipDeflate } from 'fflate';
import type { Sheet, SheetCell } from './sheet.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const ROWS_A_PIECE = 1000;

/** Places in `cellXfs` of the styles: text, bold text, whole numbers, one decimal, wrapped text. */
const TEXT = 1;
const BOLD = 2;
const WHOLE = 3;
const DECIMAL = 4;
const WRAPPED = 5;

const STYLES =
  `${HEAD}<styleSheet ${MAIN}><numFmts count="1"><numFmt numFmtId="164" formatCode="#,##0.0"/></numFmts>` +
  '<fonts count="2"><font><sz val="11"/><name val="Microsoft YaHei"/></font><font><b/><sz val="11"/><name val="Microsoft YaHei"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6">' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>' +
  '<xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>' +
  '</cellXfs></styleSheet>';

/** Text as XML takes it: escaped, without the control characters that it forbids. */
function xmlText(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}

/** `A`, `Z`, `AA`: the name of a column counted from 0. */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26) - 1;
  return (rest >= 0 ? columnLetters(rest) : '') + String.fromCharCode(65 + (column % 26));
}

function cellXml(cell: SheetCell, place: string, style: number): string {
  if (typeof cell !== 'string')
    return `<c r="${place}" s="${cell.decimals > 0 ? DECIMAL : WHOLE}"><v>${cell.value}</v></c>`;
  if (cell === '') return '';
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(cell)}</t></is></c>`;
}

function rowXml(cells: readonly SheetCell[], row: number, style: number): string {
  return `<row r="${row}">${cells.map((cell, column) => cellXml(cell, `${columnLetters(column)}${row}`, style)).join('')}</row>`;
}

/** Heads that stand over several columns are one cell there. */
function mergesOf(sheet: Sheet, firstRow: number): string[] {
  return sheet.heads.slice(0, -1).flatMap((heads, level) => {
    const merges: string[] = [];
    let from = sheet.headColumns;
    for (let column = from + 1; column <= heads.length; column += 1) {
      const above = sheet.heads.slice(0, level + 1);
      const isSame = column < heads.length && above.every((line) => line[column] === line[from]);
      if (isSame) continue;
      const row = firstRow + level;
      if (column - 1 > from) merges.push(`${columnLetters(from)}${row}:${columnLetters(column - 1)}${row}`);
      from = column;
    }
    return merges;
  });
}

function* tablePieces(title: string, sheet: Sheet): Generator<string> {
  const columns = sheet.heads[0]?.length ?? 1;
  const top = sheet.heads.length + 2;
  yield (
    `${HEAD}<worksheet ${MAIN}><sheetViews><sheetView workbookViewId="0"><pane xSplit="${sheet.headColumns}" ySplit="${top}" ` +
    `topLeftCell="${columnLetters(sheet.headColumns)}${top + 1}" activePane="bottomRight" state="frozen"/></sheetView></sheetViews>` +
    `<cols><col min="1" max="${sheet.headColumns}" width="18" customWidth="1"/>` +
    `<col min="${sheet.headColumns + 1}" max="${Math.max(columns, sheet.headColumns + 1)}" width="14" customWidth="1"/></cols><sheetData>`
  );
  yield rowXml([title], 1, BOLD);
  yield sheet.heads.map((heads, level) => rowXml(heads, level + 3, BOLD)).join('');
  for (let from = 0; from < sheet.rowCount; from += ROWS_A_PIECE) {
    let piece = '';
    for (let row = from; row < Math.min(from + ROWS_A_PIECE, sheet.rowCount); row += 1) {
      piece += rowXml(sheet.row(row), row + top + 1, TEXT);
    }
    yield piece;
  }
  const merges = mergesOf(sheet, 3).map((place) => `<mergeCell ref="${place}"/>`);
  yield `</sheetData>${merges.length > 0 ? `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>` : ''}</worksheet>`;
}

function notesXml(notes: readonly (readonly [string, string])[]): string {
  const rows = notes.map(([name, text], index) => {
    const row = index + 1;
    return `<row r="${row}">${cellXml(name, `A${row}`, BOLD)}${cellXml(text, `B${row}`, WRAPPED)}</row>`;
  });
  return (
    `${HEAD}<worksheet ${MAIN}><cols><col min="1" max="1" width="18" customWidth="1"/><col min="2" max="2" width="100" customWidth="1"/></cols>` +
    `<sheetData>${rows.join('')}</sheetData></worksheet>`
  );
}

export interface WorkbookParts {
  readonly title: string;
  readonly sheet: Sheet;
  /** Names of the two sheets: at most 31 characters, none of `[]:*?/\`. */
  readonly names: readonly [string, string];
  /** What a line of the notes is about, and its text. */
  readonly notes: readonly (readonly [string, string])[];
}

/** The workbook's bytes. `rest` is awaited between pieces. */
export async function workbook(
  { title, sheet, names, notes }: WorkbookParts,
  rest: () => Promise<void>,
): Promise<Uint8Array<ArrayBuffer>[]> {
  const bytes: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    bytes.push(chunk as Uint8Array<ArrayBuffer>);
  });
  const sheets = names.map(
    (name, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const files: readonly (readonly [string, Iterable<string>])[] = [
    [
      '[Content_Types].xml',
      [
        `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
          `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>` +
          `<Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>` +
          [1, 2]
            .map(
              (n) =>
                `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${type}.worksheet+xml"/>`,
            )
            .join('') +
          '</Types>',
      ],
    ],
    [
      '_rels/.rels',
      [
        `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ],
    ],
    [
      'xl/workbook.xml',
      [`${HEAD}<workbook ${MAIN} xmlns:r="${RELATIONS}"><sheets>${sheets.join('')}</sheets></workbook>`],
    ],
    [
      'xl/_rels/workbook.xml.rels',
      [
        `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
          [1, 2]
            .map(
              (n) =>
                `<Relationship Id="rId${n}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
            )
            .join('') +
          `<Relationship Id="rId3" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
      ],
    ],
    ['xl/styles.xml', [STYLES]],
    ['xl/worksheets/sheet1.xml', tablePieces(title, sheet)],
    ['xl/worksheets/sheet2.xml', [notesXml(notes)]],
  ];
  for (const [path, pieces] of files) {
    const file = new ZipDeflate(path, { level: 6 });
    // No clock: the same table makes the same file. 1980 is the first year that a ZIP knows.
    file.mtime = '1980-01-01T00:00:00';
    zip.add(file);
    for (const piece of pieces) {
      file.push(strToU8(piece));
      await rest();
    }
    file.push(new Uint8Array(0), true);
  }
  zip.end();
  return bytes;
}
