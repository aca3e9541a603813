import type { RunRecord } from '../../runner/record/record.ts';
import type { IdentityComparison } from '../compare/comparison.ts';
import type { AccessMaterial } from '../access.ts';
import { withFolderNames, type FolderNames } from '../folder-names.ts';
import type { Look } from '../look.ts';
import type { PageAssets } from '../page/assets.ts';
import { pageChunks } from '../page/page.ts';
import { printAzure } from './azure.ts';
import { printGithub } from './github.ts';
import { jsonChunks } from './json.ts';
import { printJunit } from './junit.ts';
import { formatNames, type Format } from './names.ts';
import { printSummary } from './markdown.ts';
import { printTerminal } from './terminal.ts';

/** What a report is made with besides the record. */
export interface ReportMaterial extends AccessMaterial {
  /** Script and style of the page; asked for only when a page is made. */
  readonly assets: () => PageAssets;
  /** How another identity fared, for the page of the first. */
  readonly comparison?: IdentityComparison | undefined;
  /** Whether the lines for a pipeline also set the result of its task. */
  readonly complete?: boolean | undefined;
  /** How lines for a person look; absent: plain. */
  readonly look?: Look | undefined;
  /** Names of folders to show in place of areas, to people. */
  readonly folderNames?: FolderNames | undefined;
  /** Absolute path of the Markdown summary, where there is one, for a pipeline to show. */
  readonly summary?: string | undefined;
}

/** What all formats have in common. */
interface AnyFormat {
  /** A pipeline takes it for the run's result: held against a baseline, it is red for what changed only. */
  readonly isResult?: true;
}

/** A report that is a file. */
export interface FileReport extends AnyFormat {
  /** Its usual name. */
  readonly file: string;
  /** A text, or pieces of it. */
  readonly print: (record: RunRecord, material: ReportMaterial) => string | Iterable<string>;
}

/** A report that is lines for a terminal, or for the log of a pipeline. */
export interface LineReport extends AnyFormat {
  readonly lines: (record: RunRecord, material: ReportMaterial) => string[];
}

/** Every format, by the name that a person gives. */
export const formats = {
  terminal: {
    lines: (record, material) => printTerminal(withFolderNames(record, material).record, material, material.look),
  },
  json: { file: 'record.json', print: (record, { exchangeOf }) => jsonChunks(record, exchangeOf) },
  html: {
    file: 'report.html',
    print: (given, material) => {
      const { record, comparison } = withFolderNames(given, material);
      return pageChunks(record, material.exchangeOf, material.assets(), comparison, material.workspaceList);
    },
  },
  markdown: {
    file: 'summary.md',
    print: (record, material) => printSummary(withFolderNames(record, material).record, material),
  },
  junit: { file: 'junit.xml', isResult: true, print: printJunit },
  github: { isResult: true, lines: printGithub },
  azure: { isResult: true, lines: printAzure },
} as const satisfies Readonly<Record<Format, FileReport | LineReport>>;

/** The name of a format that is a file. */
export type FileFormat = { [Name in Format]: (typeof formats)[Name] extends { file: string } ? Name : never }[Format];
/** The name of a format that is lines. */
export type LineFormat = Exclude<Format, FileFormat>;

/** The names of those that are files. */
export const fileFormats = formatNames.filter(isFileFormat);

/** Whether a format is a file. */
export function isFileFormat(format: Format): format is FileFormat {
  return 'file' in formats[format];
}

/** Whether a pipeline takes a format for the run's result. */
export function isResult(format: Format): boolean {
  return 'isResult' in formats[format];
}

/** One report, as a text or as pieces of it. */
export function printReport(record: RunRecord, format: Format, material: ReportMaterial): string | Iterable<string> {
  if (isFileFormat(format)) return formats[format].print(record, material);
  return printLines(record, format, material)
    .map((line) => `${line}\n`)
    .join('');
}

/** One report that is lines. */
export function printLines(record: RunRecord, format: LineFormat, material: ReportMaterial): string[] {
  return formats[format].lines(record, material);
}
