import type { Variation } from './attempt.ts';

/** The cases of rules that ask whose a semantic model is. */
export const ownerCases: Readonly<Record<string, readonly [refused: Variation, status: number, allowed: Variation][]>> =
  {
    A26: [
      [
        { operation: 'Datasets_UpdateParametersInGroup', foreignModel: true },
        403,
        { operation: 'Datasets_GetParametersInGroup', foreignModel: true },
      ],
      [
        { operation: 'Datasets_UpdateRefreshScheduleInGroup', foreignModel: true, switches: { ownerOnly: 400 } },
        400,
        { operation: 'Datasets_TakeOverInGroup', foreignModel: true },
      ],
      [
        { operation: 'Datasets_UpdateDatasourcesInGroup', foreignModel: true },
        403,
        { operation: 'Datasets_UpdateDatasourcesInGroup' },
      ],
    ],
    A26a: [
      [
        { operation: 'Datasets_BindToGatewayInGroup', foreignModel: true, switches: { bindByOthers: 'refused' } },
        403,
        { operation: 'Datasets_BindToGatewayInGroup', foreignModel: true },
      ],
      [
        {
          operation: 'Datasets_BindToGatewayInGroup',
          foreignModel: true,
          switches: { bindByOthers: 'refused', ownerOnly: 400 },
        },
        400,
        { operation: 'Datasets_BindToGatewayInGroup', switches: { bindByOthers: 'refused' } },
      ],
    ],
    A27: [
      [
        { operation: 'Datasets_GetDatasourcesInGroup', ownerLeft: true },
        404,
        { operation: 'Datasets_GetDatasourcesAsAdmin', ownerLeft: true },
      ],
    ],
  };
