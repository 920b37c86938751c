import { applyDueRules } from './after-rules';
import { scheduleJobs } from '../matching/ml/jobs';
import type { Scene } from '../scene';

/** What follows from another configuration of matching: a job waits for its time or does not any more, and rules that are in force group all profiles. */
export function matchingChanged(scene: Scene): void {
  scheduleJobs(scene);
  applyDueRules(scene);
}
