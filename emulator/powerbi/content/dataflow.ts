import { standardTenant } from '../../../catalogue/powerbi/index.ts';
import type { Fields } from '../fields.ts';
import type { Content } from './content.ts';
import { dataSources } from './datasource.ts';
import type { Dataflow } from './items.ts';

/** A new dataflow that has never run. */
export function addDataflow(content: Content, groupId: string, id: string, fields: Fields): Dataflow {
  return content.dataflows.add({
    id,
    groupId,
    fields: {
      objectId: id,
      generation: 1,
      users: [],
      description: 'Customers, cleaned and joined',
      modelUrl: `https://lake.northwind.example/powerbi/${groupId}/${id}/model.json`,
      modifiedDateTime: content.clock.next(),
      ...fields,
    },
    schedule: {},
    transactions: [],
    reads: new Map(),
    dataSources: dataSources(id, standardTenant.gatewayId, 2),
    upstream: [],
  });
}

/** The dataflow's definition in the Common Data Model's form, which is what an export gives. */
export function modelOf(dataflow: Dataflow): Fields {
  return {
    name: dataflow.fields['name'],
    description: dataflow.fields['description'],
    version: '1.0',
    culture: 'en-US',
    modifiedTime: dataflow.fields['modifiedDateTime'],
    entities: [
      {
        $type: 'LocalEntity',
        name: 'Customers',
        attributes: [
          { name: 'CustomerId', dataType: 'string' },
          { name: 'Country', dataType: 'string' },
        ],
      },
    ],
  };
}
