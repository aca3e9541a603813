import { messageRefusal } from '../../envelopes.ts';
import type { ContentRefusal } from './rule.ts';

/** A36: a model takes new values for parameters that it has, each once and of its type. */
export const parametersInvalid: ContentRefusal = {
  id: 'A36',
  title: 'The new values of parameters do not fit the model',
  certainty: 'inferred',
  source: 'the description has the limits; status and body are inferred',
  answer: () => messageRefusal(400, 'InvalidRequest', 'Parameter updateDetails is missing or invalid'),
};

/** A37: the selector may be left out only where there is one data source. */
export const datasourceUnknown: ContentRefusal = {
  id: 'A37',
  title: 'The selector describes no data source of the model',
  certainty: 'inferred',
  source: 'the description says when a selector is needed; status and body are inferred',
  answer: () => messageRefusal(400, 'InvalidRequest', 'Parameter datasourceSelector is missing or invalid'),
};

/** A37a: a paginated report has its data sources by name. */
export const datasourceNameUnknown: ContentRefusal = {
  id: 'A37a',
  title: 'The paginated report has no data source of this name',
  certainty: 'inferred',
  source: 'as the same change of a model (A37), whose status and body are inferred',
  answer: () => messageRefusal(400, 'InvalidRequest', 'Parameter datasourceName is missing or invalid'),
};
