/*
 * Jest starts with what took longest the last time. Where there was none, as in CI, it goes by the size of files: a test of one line that plays 200
 * histories would begin last, and one worker would wait for it. These take longest; the order is that of a run on two cores.
 */
const Sequencer = require('@jest/test-sequencer').default;

const LONGEST = [
  'handler/killed', 'local/iam/policy-overflow', 'histories/histories', 'end-to-end/killed', 'constructs/provider/provider-overflow', 'histories/stories',
  'local/command-line/deploy', 'end-to-end/integration', 'end-to-end/every-resource', 'local/command-line/validate-fuzz', 'local/command-line/roles',
  'local/deploy-time-validation', 'local/customer-profiles/aws-cli', 'local/graph/looked-at', 'constructs/example-stack', 'conformance/acceptance',
].map((name) => `/test/${name}.test.ts`);

module.exports = class extends Sequencer {
  async sort(tests) {
    const rank = ({ path }) => LONGEST.findIndex((name) => path.endsWith(name)) + 1 || Infinity;
    return [...await super.sort(tests)].sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
  }
};
