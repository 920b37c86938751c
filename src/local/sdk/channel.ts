import type { ServiceAnswerMessage, ServiceCall } from './service-call';

type Asked = Pick<ServiceCall, 'service' | 'operation' | 'input' | 'region' | 'sessionToken'>;

const waiting = new Map<number, (answer: ServiceAnswerMessage) => void>();
let last = 0;

/** Asks the process that runs this function to carry out an operation of an AWS service. */
export async function callService(asked: Asked): Promise<ServiceAnswerMessage> {
  last += 1;
  const id = last;
  return new Promise((settle, refused) => {
    waiting.set(id, settle);
    const sent: ServiceCall = { kind: 'service call', id, ...asked };
    process.send?.(sent, undefined, undefined, (error) => {
      if (error !== null) {
        waiting.delete(id);
        refused(error);
      }
    });
  });
}

export function takeServiceAnswer(answer: ServiceAnswerMessage): void {
  waiting.get(answer.id)?.(answer);
  waiting.delete(answer.id);
}
