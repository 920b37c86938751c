import type { awscdk } from 'projen';
import { pinActions } from './actions';
import { addBuildWorkflow } from './build';
import { LeastRights } from './least-rights';
import { addLimitsWorkflow } from './limits';
import { addNightlyWorkflow } from './nightly';
import { describeRelease } from './release';

export { GITHUB_OPTIONS } from './options';

/** The workflows of the project; called when it has all of its tasks. */
export function addWorkflows(project: awscdk.AwsCdkConstructLibrary): void {
  if (project.github === undefined) {
    throw new Error('the project has no GitHub');
  }
  pinActions(project.github);
  addBuildWorkflow(project.github);
  addNightlyWorkflow(project.github, project);
  addLimitsWorkflow(project.github);
  describeRelease(project);
  new LeastRights(project.github);
}
