import { applyDueRules } from './after-rules';
import { runDueJob } from './run-job';
import { expire } from '../ingestion/expire';
import type { Scene } from '../scene';

/** Lets happen what was due by now: what has expired goes, rules that were waiting are applied, and the job whose time has come runs. */
export function catchUp(scene: Scene): void {
  const expiry = scene.data.nextExpiry();
  if (expiry !== undefined && expiry <= scene.now) {
    expire(scene);
  }
  applyDueRules(scene);
  runDueJob(scene);
}
