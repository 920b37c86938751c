import { CALCULATED_ATTRIBUTE_OPERATIONS } from './calculated-attributes';
import { ATTRIBUTE_OPERATIONS } from './data/attributes';
import { CALCULATED_VALUE_OPERATIONS } from './data/calculated-attributes';
import { HISTORY_OPERATIONS } from './data/history';
import { MATCH_OPERATIONS } from './data/matches';
import { OBJECT_OPERATIONS } from './data/objects';
import { PROFILE_OPERATIONS } from './data/profiles';
import { SEARCH_OPERATIONS } from './data/search';
import { DOMAIN_OPERATIONS } from './domains';
import { EVENT_STREAM_OPERATIONS } from './event-streams';
import { FLOW_OPERATIONS } from './flows';
import { INTEGRATION_OPERATIONS } from './integrations';
import { OBJECT_TYPE_OPERATIONS } from './object-types';
import { TAG_OPERATIONS } from './tags';
import { TEMPLATE_OPERATIONS } from './templates';
import { WORKFLOW_OPERATIONS } from './workflows';
import type { Operation } from '../api/operation';

/** What the service can do. A new operation is one more entry in the list of its resource. */
export const OPERATIONS: readonly Operation[] = [
  ...DOMAIN_OPERATIONS,
  ...OBJECT_TYPE_OPERATIONS,
  ...TEMPLATE_OPERATIONS,
  ...INTEGRATION_OPERATIONS,
  ...FLOW_OPERATIONS,
  ...WORKFLOW_OPERATIONS,
  ...EVENT_STREAM_OPERATIONS,
  ...CALCULATED_ATTRIBUTE_OPERATIONS,
  ...TAG_OPERATIONS,
  ...PROFILE_OPERATIONS,
  ...SEARCH_OPERATIONS,
  ...OBJECT_OPERATIONS,
  ...MATCH_OPERATIONS,
  ...CALCULATED_VALUE_OPERATIONS,
  ...HISTORY_OPERATIONS,
  ...ATTRIBUTE_OPERATIONS,
];
