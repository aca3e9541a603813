import { docx, escaped, xlsx, xml, zip } from './office.ts';
import { pdf } from './pdf.ts';
import { png } from './png.ts';
import { pptx } from './pptx.ts';

/** How files of one kind are made and called. */
export interface FileKind {
  /** Of the file's name, with the dot. */
  readonly extension: string;
  readonly mediaType: string;
  /** @param title a line of text that stands in the file, where it has text */
  readonly make: (title: string) => Buffer;
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';

const pdfKind: FileKind = { extension: '.pdf', mediaType: 'application/pdf', make: pdf };
const pngKind: FileKind = { extension: '.png', mediaType: 'image/png', make: png };

/** What a report can be exported to. */
export const exportKinds: Readonly<Record<string, FileKind>> = {
  PPTX: { extension: '.pptx', mediaType: `${OFFICE}.presentationml.presentation`, make: pptx },
  PDF: pdfKind,
  ACCESSIBLEPDF: pdfKind,
  PNG: pngKind,
  IMAGE: pngKind,
  XLSX: { extension: '.xlsx', mediaType: `${OFFICE}.spreadsheetml.sheet`, make: xlsx },
  DOCX: { extension: '.docx', mediaType: `${OFFICE}.wordprocessingml.document`, make: docx },
  CSV: { extension: '.csv', mediaType: 'text/csv', make: csv },
  XML: { extension: '.xml', mediaType: 'text/xml', make: plainXml },
  MHTML: { extension: '.mhtml', mediaType: 'multipart/related', make: mhtml },
};

/** The file of an export in a format; an unknown one gives PDF. */
export function exportKind(format: string): FileKind {
  return exportKinds[format] ?? pdfKind;
}

const UNNAMED = 'application/octet-stream';

/** The original of an interactive report: a package as Power BI Desktop begins one, without a model and a layout. */
export const pbixKind: FileKind = {
  extension: '.pbix',
  mediaType: UNNAMED,
  make: (title) => zip({ Version: '1.31', 'Emulated.txt': title }),
};

/** The original of a paginated report, without data. */
export const rdlKind: FileKind = {
  extension: '.rdl',
  mediaType: UNNAMED,
  make: (title) =>
    Buffer.from(
      xml(
        `<Report xmlns="http://schemas.microsoft.com/sqlserver/reporting/2016/01/reportdefinition"><Description>${escaped(title)}</Description><ReportSections><ReportSection><Body><Height>1in</Height></Body><Width>6in</Width><Page/></ReportSection></ReportSections></Report>`,
      ),
    ),
};

function csv(title: string): Buffer {
  return Buffer.from(`Report\r\n"${title.replaceAll('"', '""')}"\r\n`);
}

function plainXml(title: string): Buffer {
  return Buffer.from(xml(`<Report>${escaped(title)}</Report>`));
}

function mhtml(title: string): Buffer {
  const lines = [
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; type="text/html"; boundary="part"',
    '',
    '--part',
    'Content-Type: text/html; charset=utf-8',
    '',
    `<!DOCTYPE html><title>${escaped(title)}</title><p>${escaped(title)}</p>`,
    '--part--',
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}
