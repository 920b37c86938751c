import type { awscdk } from 'projen';
import { javascript, release } from 'projen';
import { action } from './actions';
import { goModuleCredentials, pullRequestCredentials } from './credentials';

/** The types of conventional commits that this project has; a pull request is merged as one commit, whose message is its title. */
const COMMIT_TYPES = ['feat', 'fix', 'perf', 'refactor', 'docs', 'test', 'bench', 'build', 'ci', 'style', 'chore', 'revert'];

const GO_MODULE = 'github.com/cdk-customer-profiles/cdk-customer-profiles-go';

/** Who built the files that a registry without provenance of its own got. */
function attest(files: string): { readonly name: string; readonly uses: string; readonly with: { readonly 'subject-path': string } } {
  return { name: 'Attest where the published files come from', uses: action('actions/attest'), with: { 'subject-path': files } };
}

/** What projen makes of GitHub: the workflows for releases, upgrades and the titles of pull requests. The others are beside this file. */
export const GITHUB_OPTIONS = {
  githubOptions: {
    mergify: false,
    projenCredentials: pullRequestCredentials(),
    pullRequestLintOptions: { semanticTitleOptions: { types: COMMIT_TYPES } },
    dependencyReview: true,
    // A comment would need the right to write to pull requests; the job says the same.
    dependencyReviewOptions: { failOnSeverity: 'high', commentSummaryInPr: 'never' },
  },
  pullRequestTemplateContents: [
    '<!-- The title becomes the message of the commit: type(scope): what is so now. CONTRIBUTING.md says how to build and test. -->',
    '',
    '**Why**',
    '',
    '**How it was shown** (a test that failed before; for what AWS does, where that is known from)',
    '',
    '**What users must know** (a line of CHANGELOG.md, or nothing; what breaks is in `.compatignore` too)',
  ],
  // `build` of projen's would say a second time what CI does; projenrc/github/build.ts runs the one list of it.
  buildWorkflow: false,
  autoMerge: false,

  // A maintainer decides when; CHANGELOG.md says which version (projenrc/next-version.ts).
  releaseTrigger: release.ReleaseTrigger.workflowDispatch(),
  releaseEnvironment: 'release',
  majorVersion: 0,
  nextVersionCommand: 'tsx projenrc/next-version.ts',
  // It runs with the right to publish, so what it is is not up to the day.
  jsiiReleaseVersion: '0.2.1061',
  // npm publishes as a trusted publisher from 11.5.1 on, which comes with Node 24.
  workflowNodeVersion: '24.x',

  // No registry has a secret of ours where it takes GitHub's word for who publishes: npm, PyPI, NuGet.
  npmTrustedPublishing: true,
  publishToPypi: { distName: 'cdk-customer-profiles', module: 'cdk_customer_profiles', trustedPublishing: true },
  publishToNuget: {
    dotNetNamespace: 'CdkCustomerProfiles',
    packageId: 'CdkCustomerProfiles',
    trustedPublishing: true,
    postPublishSteps: [attest('dist/dotnet/**/*.nupkg')],
  },
  publishToMaven: {
    javaPackage: 'io.github.cdkcustomerprofiles',
    mavenGroupId: 'io.github.cdk-customer-profiles',
    mavenArtifactId: 'cdk-customer-profiles',
    mavenServerId: 'central-ossrh',
    postPublishSteps: [attest('dist/java/**/*.jar')],
  },
  publishToGo: { moduleName: GO_MODULE, packageName: 'cdkcustomerprofiles', githubCredentials: goModuleCredentials(GO_MODULE) },

  depsUpgradeOptions: {
    // What is published and found out to be malicious is taken down within days.
    cooldown: 7,
    workflowOptions: { schedule: javascript.UpgradeDependenciesSchedule.WEEKLY, labels: ['dependencies'] },
  },
} satisfies Partial<awscdk.AwsCdkConstructLibraryOptions>;
