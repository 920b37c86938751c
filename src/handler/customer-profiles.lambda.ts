import { createHandler } from './create-handler';

/** The function behind every custom resource of a stack. */
export const handler = createHandler();
