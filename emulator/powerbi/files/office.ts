import { strToU8, zipSync } from 'fflate';

const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const MAIN = 'application/vnd.openxmlformats-officedocument';

/** Midday of the first day that a zip file can say: the library writes local time, and clocks were put forward over midnight. */
const MADE = new Date(1980, 0, 1, 12);

/** A part that another names: its id there, the last word of its type, and its place. */
export type Relation = readonly [id: string, type: string, target: string];

/** A zip file of texts by their names. */
export function zip(parts: Readonly<Record<string, string>>): Buffer {
  const files = Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]));
  return Buffer.from(zipSync(files, { mtime: MADE, os: 0 }));
}

/**
 * An Office file: its parts, and what each of them is. The first part is the document itself.
 * @param kinds the media type of each part, after the common beginning
 */
export function officeFile(parts: Readonly<Record<string, string>>, kinds: Readonly<Record<string, string>>): Buffer {
  const [main = ''] = Object.keys(kinds);
  const overrides = Object.entries(kinds).map(
    ([name, kind]) => `<Override PartName="/${name}" ContentType="${MAIN}.${kind}+xml"/>`,
  );
  return zip({
    '[Content_Types].xml': xml(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`,
    ),
    '_rels/.rels': relations(['rId1', 'officeDocument', main]),
    ...parts,
  });
}

/** The part that says which other parts a part names. */
export function relations(...named: readonly Relation[]): string {
  const all = named.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/relationships/${type}" Target="${target}"/>`,
  );
  return xml(`<Relationships xmlns="${RELATIONS}">${all.join('')}</Relationships>`);
}

/** A document with one paragraph. */
export function docx(text: string): Buffer {
  const document = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${escaped(text)}</w:t></w:r></w:p></w:body></w:document>`;
  return officeFile({ 'word/document.xml': xml(document) }, { 'word/document.xml': 'wordprocessingml.document.main' });
}

/** A workbook with one cell. */
export function xlsx(text: string): Buffer {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  return officeFile(
    {
      'xl/workbook.xml': xml(
        `<workbook xmlns="${main}" xmlns:r="${OFFICE}/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': relations(['rId1', 'worksheet', 'worksheets/sheet1.xml']),
      'xl/worksheets/sheet1.xml': xml(
        `<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${escaped(text)}</t></is></c></row></sheetData></worksheet>`,
      ),
    },
    { 'xl/workbook.xml': 'spreadsheetml.sheet.main', 'xl/worksheets/sheet1.xml': 'spreadsheetml.worksheet' },
  );
}

export function xml(text: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`;
}

/** A text between the tags of XML. */
export function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
  return text.replace(/[&<>]/g, (character) => entities[character] ?? character);
}
