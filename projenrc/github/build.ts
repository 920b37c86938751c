import { github } from 'projen';
import { ALL_TOOLS, readingJob } from './ci-job';

/** As a release calls it. */
export const BUILD_FILE = './.github/workflows/build.yml';

/**
 * What every pull request, main and every release must pass. What that is stands in `.ci/run` alone, which anybody can run: a list here would be a second one, that
 * says something else one day. Packaging for the other languages needs no job of its own: a release makes the packages anew, and nightly.ts tries them.
 */
export function addBuildWorkflow(gitHub: github.GitHub): void {
  const workflow = new github.GithubWorkflow(gitHub, 'build', {
    limitConcurrency: true,
    concurrencyOptions: { group: 'build-${{ github.event.pull_request.number || github.run_id }}', cancelInProgress: true },
  });
  workflow.on({ pullRequest: {}, mergeGroup: {}, push: { branches: ['main'] }, workflowCall: {}, workflowDispatch: {} });
  workflow.addJob('build', { ...readingJob('.ci/run', 90, '.ci/run'), tools: ALL_TOOLS });
}
