import { runUnsafeSimulation } from '@cloud-copilot/iam-simulate';
import type { Simulation } from '@cloud-copilot/iam-simulate';
import * as fc from 'fast-check';
import { Case, cases } from './arbitrary-policies';
import { ACCOUNT, requestFor, ROLE } from './policies';
import { evaluate } from '../../../src/local/iam/evaluate';
import { readPolicy } from '../../../src/local/iam/read-policy';

function ours({ identity, boundary, ...wanted }: Case): boolean {
  return evaluate({ identity: identity.map(readPolicy), boundary: boundary && readPolicy(boundary) }, requestFor(wanted)).allowed;
}

function theirs({ identity, boundary, action, resource, context }: Case): boolean {
  const simulation: Simulation = {
    request: {
      principal: ROLE, action, resource: { resource, accountId: ACCOUNT }, contextVariables: context as { [key: string]: string | string[] },
    },
    identityPolicies: identity.map((one, index) => ({ name: `identity${index}`, policy: one })),
    permissionBoundaryPolicies: boundary && [{ name: 'boundary', policy: boundary }],
    serviceControlPolicies: [],
    resourceControlPolicies: [],
  };
  return runUnsafeSimulation(simulation, {}) === 'Allowed';
}

test('decides as an independent simulator does', () => {
  let allowed = 0;
  fc.assert(fc.property(cases, (one) => {
    const decision = ours(one);
    allowed += decision ? 1 : 0;
    expect(decision).toBe(theirs(one));
  }), { numRuns: 2000 });
  // a comparison of denials only would say little
  expect(allowed).toBeGreaterThan(300);
});
