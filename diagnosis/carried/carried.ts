import type { Diagnosis } from '../cause.ts';
import type { Evidence, Settings } from '../evidence.ts';
import type { TokenReport } from '../token-report.ts';

/** What a script of the collection carries of the diagnosis. */
export interface CarriedDiagnosis {
  diagnose(evidence: Evidence): Diagnosis;
  /** Absent where only token requests are explained. */
  judgeToken?(token: string, now: number, settings: Partial<Settings>): TokenReport;
}
