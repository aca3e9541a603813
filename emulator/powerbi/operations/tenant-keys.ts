import { pick } from '../fields.ts';
import { listed } from '../paging.ts';
import { shows, type Handlers } from '../request.ts';

/** Encryption keys that the tenant brought. */
export const tenantKeyHandlers: Handlers = {
  Admin_GetPowerBIEncryptionKeys: (request) =>
    listed(
      request,
      request.content.tenantKeys.list().map(({ fields }) => fields),
    ),
  Admin_AddPowerBIEncryptionKey: ({ content, fields }) => {
    const id = content.ids.next();
    const at = content.clock.next();
    const key = pick(fields, 'name', 'keyVaultKeyIdentifier', 'isDefault');
    // One key at most is the default.
    if (key['isDefault'] === true) for (const other of content.tenantKeys.list()) other.fields['isDefault'] = false;
    return shows(
      content.tenantKeys.add({ id, fields: { id, isDefault: false, ...key, createdAt: at, updatedAt: at } }).fields,
    );
  },
  Admin_RotatePowerBIEncryptionKey: ({ content, fields, path }) => {
    const key = content.tenantKeys.get(path['tenantKeyId']);
    Object.assign(key.fields, pick(fields, 'keyVaultKeyIdentifier'), { updatedAt: content.clock.next() });
    return shows(key.fields);
  },
};
