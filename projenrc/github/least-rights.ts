import { Component, github } from 'projen';
import { BUILD_FILE } from './build';
import { RUNS_ON } from './ci-job';

const { JobPermission } = github.workflows;

/** A job as projen makes it; one that calls another workflow has no steps. */
type AnyJob = github.workflows.Job | github.workflows.JobCallingReusableWorkflow;

/** The jobs that publish, each with the right to speak for this repository. */
const PUBLISHES = /^release_/;
/** Of these, those whose files get an attestation of GitHub's. */
const ATTESTS = ['release_maven', 'release_nuget', 'release_github'];
const MINUTES = 60;
/** When the title of a pull request may be another one. */
const TITLE_EVENTS: github.workflows.PullRequestOptions['types'] = ['opened', 'edited', 'synchronize', 'reopened'];

/**
 * What projen gives its own workflows beyond what they need is taken away again: no rights but those that a job names, none to write where it reads only, no token
 * left in `.git` for what runs later, and no end to a job that hangs. Releases are made of what has passed the build.
 */
export class LeastRights extends Component {
  constructor(private readonly gitHub: github.GitHub) {
    super(gitHub.project);
  }

  public preSynthesize(): void {
    for (const workflow of this.gitHub.workflows) {
      workflow.file?.addOverride('permissions', { contents: JobPermission.READ });
      for (const [id, job] of Object.entries(workflow.jobs)) {
        workflow.updateJob(id, restrict(workflow.name, id, job as AnyJob));
      }
      if (workflow.name === 'pull-request-lint') {
        // With the rights of the repository, and for code of strangers, there need not be a workflow at all: to read a title is enough.
        workflow.on({ pullRequest: { types: TITLE_EVENTS } });
        workflow.file?.addDeletionOverride('on.pull_request_target');
      }
      if (workflow.name === 'release') {
        workflow.addJob('build', { uses: BUILD_FILE, permissions: { contents: JobPermission.READ } });
      }
    }
  }
}

function restrict(workflow: string, id: string, job: AnyJob): AnyJob {
  if (!('steps' in job)) {
    return job;
  }
  const restricted = {
    ...job,
    runsOn: RUNS_ON,
    timeoutMinutes: job.timeoutMinutes ?? MINUTES,
    steps: job.steps.map(withoutCredentials),
  };
  if (workflow === 'pull-request-lint') {
    return { ...restricted, permissions: { pullRequests: JobPermission.READ } };
  }
  if (workflow === 'release' && id === 'release') {
    // it makes the files, and publishes nothing
    return { ...restricted, if: "github.ref == 'refs/heads/main'", needs: ['build'], permissions: { contents: JobPermission.READ } };
  }
  if (PUBLISHES.test(id)) {
    return {
      ...restricted,
      permissions: { ...job.permissions, ...(ATTESTS.includes(id) ? { idToken: JobPermission.WRITE, attestations: JobPermission.WRITE } : {}) },
      // What packages would run when they are installed is not needed to make the other languages of what is built already.
      env: { ...job.env, NPM_CONFIG_IGNORE_SCRIPTS: 'true' },
    };
  }
  return restricted;
}

/** A checkout that leaves no token behind; none of the jobs pushes with it. */
function withoutCredentials(step: github.workflows.JobStep): github.workflows.JobStep {
  return step.uses?.startsWith('actions/checkout@') === true ? { ...step, with: { ...step.with, 'persist-credentials': false } } : step;
}
