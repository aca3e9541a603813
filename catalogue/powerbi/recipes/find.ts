import type { RecipeStep } from '../../model/recipe.ts';

/** The first steps of many recipes: people know names, requests take ids. */
export const findWorkspace: RecipeStep = {
  id: 'workspace',
  name: 'Find the workspace',
  operation: 'Groups_GetGroups',
  query: { $top: '5000', $skip: '{{skip}}' },
  about: 'Finds the id of `workspace`. Of several with the same name none is taken: type the id.',
};

export const findModel: RecipeStep = {
  id: 'model',
  name: 'Find the model',
  operation: 'Datasets_GetDatasetsInGroup',
  about: 'Finds the id of `model` in that workspace.',
};

export const findReport: RecipeStep = {
  id: 'report',
  name: 'Find the report',
  operation: 'Reports_GetReportsInGroup',
  about: 'Finds the id of `report` in that workspace.',
};

export const findGateway: RecipeStep = {
  id: 'gateway',
  name: 'Find the gateway',
  operation: 'Gateways_GetGateways',
  about: 'Finds the id of `gateway`.',
};
