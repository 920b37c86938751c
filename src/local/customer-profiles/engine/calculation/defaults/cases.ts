import { define, having } from './default-definition';
import type { DefaultDefinition } from './default-definition';

export const OF_CASES: readonly DefaultDefinition[] = [
  define('cases_count', 'Count of cases', 'COUNT', '{_case.CaseId}'),
  define('case_first_occurrence', 'First case created date', 'FIRST_OCCURRENCE', '{_case.CreatedDate}'),
  define('case_last_occurrence', 'Last case created date', 'LAST_OCCURRENCE', '{_case.CreatedDate}'),
  define('cases_open_status_count', 'Count of open cases', 'COUNT', '{_case.CaseId}', { Filter: having({ Status: 'Open' }) }),
  define('cases_closed_status_count', 'Count of closed cases', 'COUNT', '{_case.CaseId}', { Filter: having({ Status: 'Closed' }) }),
];
