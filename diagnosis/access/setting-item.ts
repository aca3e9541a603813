import {
  portalText,
  settingsFor,
  tenantSettings,
  type SettingKey,
  type SettingNeed,
} from '../../catalogue/powerbi/access/settings.ts';
import type { Operation } from '../../catalogue/model/types.ts';
import * as pages from '../pages.ts';
import { enterpriseApplication, type AppIdentity } from './app.ts';
import type { AccessItem } from './item.ts';
import { surest } from './surest.ts';

const DOCS: Readonly<Record<SettingKey, string>> = {
  publicApis: pages.developerSettings,
  create: pages.developerSettings,
  profiles: pages.developerSettings,
  embed: pages.developerSettings,
  executeQueries: pages.executeQueries,
  readAdmin: pages.adminApis,
  detailedMetadata: pages.adminApis,
  expressions: pages.adminApis,
};

/** The tenant settings that the operations need, each once, and the group that is entered there. */
export function settingItems(operations: readonly Operation[], app: AppIdentity): AccessItem[] {
  const needs = operations.flatMap((operation) =>
    settingsFor(operation).map((need) => ({ need, operation: operation.id })),
  );
  const keys = (Object.keys(tenantSettings) as SettingKey[]).filter((key) =>
    needs.some(({ need }) => need.setting === key),
  );
  const settings = keys.map((key) =>
    settingItem(
      key,
      needs.filter(({ need }) => need.setting === key),
    ),
  );
  return settings.length === 0 ? [] : [groupItem(app, settings), ...settings];
}

function settingItem(
  key: SettingKey,
  needs: readonly { readonly need: SettingNeed; readonly operation: string }[],
): AccessItem {
  const facts = tenantSettings[key];
  const { certainty, source, when } = surest(needs.map(({ need }) => need));
  const byDefault = facts.byDefault === undefined ? 'not documented' : `${facts.byDefault} in a new tenant`;
  return {
    id: `setting ${key}`,
    title: `Tenant setting "${facts.title}"`,
    who: 'a Fabric administrator',
    steps: [
      `Switch on ${portalText(facts)}, for the security group (or for the entire organization).`,
      `Setting name in the Fabric admin API: ${facts.name ?? 'not documented'}. By default: ${byDefault}.`,
    ],
    certainty,
    source,
    ...(when === undefined ? {} : { when }),
    docs: DOCS[key],
    operations: needs.map(({ operation }) => operation),
  };
}

function groupItem(app: AppIdentity, settings: readonly AccessItem[]): AccessItem {
  return {
    id: 'group',
    title: 'A security group that contains the enterprise application',
    who: 'an administrator of groups in Entra',
    steps: [
      `Make or choose a group of the type Security in Entra, and add ${enterpriseApplication(app)} as a member.`,
      'Enter that group in each tenant setting below: a setting takes groups, not apps.',
    ],
    certainty: 'documented',
    source: 'admin documentation, developer settings',
    when: 'unless the settings are on for the entire organization',
    docs: pages.servicePrincipal,
    operations: [...new Set(settings.flatMap(({ operations }) => operations))],
  };
}
