import { STACK_TYPE } from '../../../src/local/cloudformation/events';
import type { StackEvent } from '../../../src/local/cloudformation/events';
import { EventLog } from '../../../src/local/command-line/event-log';

function screen(isTTY: boolean) {
  const texts: string[] = [];
  return { isTTY, columns: 80, write: (text: string) => texts.push(text), text: () => texts.join('') };
}

function event(changes: Partial<StackEvent> = {}): StackEvent {
  return {
    timestamp: new Date('2026-11-23T10:20:30Z'),
    stackName: 'Shop',
    stackId: 'id',
    logicalId: 'Domain',
    resourceType: 'Custom::CustomerProfilesDomain',
    status: 'CREATE_IN_PROGRESS',
    progress: { done: 1, total: 4 },
    ...changes,
  };
}

test('without a terminal, an event is a plain line under the column heads', () => {
  const out = screen(false);
  new EventLog(out, {}).add(event({ reason: 'Resource creation Initiated' }));
  expect(out.text()).toBe(
    'Time      Status                        Type                                Logical ID  Status reason\n'
    + '10:20:30  CREATE_IN_PROGRESS            Custom::CustomerProfilesDomain      Domain  Resource creation Initiated\n');
});

test('on a terminal, a progress line follows the events and makes way for the next', () => {
  const out = screen(true);
  const log = new EventLog(out, {});
  log.add(event());
  expect(out.text()).toContain('Shop  [======                  ] 1/4');
  log.add(event({ status: 'CREATE_COMPLETE', progress: { done: 2, total: 4 } }));
  expect(out.text()).toMatch(/1\/4[^]*\r\u001b\[2K[^]*CREATE_COMPLETE[^]*2\/4/);
});

test('the progress line is gone when the stack is done', () => {
  const out = screen(true);
  const log = new EventLog(out, {});
  log.add(event());
  log.add(event({ resourceType: STACK_TYPE, status: 'CREATE_COMPLETE', progress: { done: 4, total: 4 } }));
  expect(out.text().split('\r\u001b[2K').at(-1)).not.toContain('4/4');
});

test.each([['CREATE_FAILED', '\u001b[31m'], ['UPDATE_ROLLBACK_COMPLETE', '\u001b[31m'], ['CREATE_COMPLETE', '\u001b[32m']] as const)(
  'on a terminal, %s stands out', (status, colour) => {
    const out = screen(true);
    new EventLog(out, {}).add(event({ status }));
    expect(out.text()).toContain(colour);
  });

test('with NO_COLOR there are no colours, on a terminal too', () => {
  const out = screen(true);
  new EventLog(out, { NO_COLOR: '1' }).add(event({ status: 'CREATE_FAILED' }));
  expect(out.text()).not.toContain('\u001b[31m');
});

test('a reason of several lines is indented', () => {
  const out = screen(false);
  new EventLog(out, {}).add(event({ reason: 'one\ntwo' }));
  expect(out.text()).toContain('one\n          two\n');
});

test('a resource of a nested stack is shown with the way to it', () => {
  const out = screen(false);
  new EventLog(out, {}).add(event({ nestedPath: 'Outer/Inner' }));
  expect(out.text()).toMatch(/Custom::CustomerProfilesDomain +Outer\/Inner\/Domain\n$/);
});
