import type { CheckedFile } from '../../service/config.ts';
import type { Summary } from '../summary.ts';

/** What a format needs to know of where it is printed. */
export interface Style {
  readonly color: boolean;
  /** Columns; absent where lines may be of any length. */
  readonly width?: number;
  /** Show hints, too. */
  readonly hints: boolean;
  /** The path as it is shown. */
  readonly shown: (path: string) => string;
}

/** One output format: makes text of results as they come. */
export interface Reporter {
  file(file: CheckedFile): string;
  end(summary: Summary): string;
}
