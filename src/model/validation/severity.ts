/** Whether the service surely refuses (`error`), or may (`warning`): an adjustable quota, a list that drifts, sources that disagree. */
export type Severity = 'error' | 'warning';
