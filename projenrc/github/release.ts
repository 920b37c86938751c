import type { awscdk } from 'projen';
import { SBOM } from '../metafiles';
import { action } from './actions';

const PACKAGE = 'dist/js/*.tgz';

/** What a release has besides what projen gives it: its notes from CHANGELOG.md, and on GitHub the package with what it is made of. */
export function describeRelease(project: awscdk.AwsCdkConstructLibrary): void {
  project.tasks.tryFind('bump')?.exec('tsx projenrc/release-notes.ts');
  project.release?.publisher.addGitHubPrePublishingSteps({
    name: 'Attest where the package comes from',
    uses: action('actions/attest'),
    with: { 'subject-path': PACKAGE },
  }, {
    name: 'Attest what the package is made of',
    uses: action('actions/attest'),
    with: { 'subject-path': PACKAGE, 'sbom-path': SBOM },
  });
  project.release?.publisher.addGitHubPostPublishingSteps({
    name: 'Attach the package, and what it is made of',
    if: '${{ !inputs.dry_run }}',
    run: `gh release upload "$(cat dist/releasetag.txt)" ${PACKAGE} ${SBOM} --clobber -R "$GITHUB_REPOSITORY"`,
    env: { GITHUB_TOKEN: '${{ github.token }}' },
  });
}
