import { firmDefaults } from '../domain/firm-defaults';

/** SQL for today of the firm's calendar, which is not always the database's day. */
export const firmDay = `(now() AT TIME ZONE COALESCE((SELECT f."timeZone" FROM firm_settings f LIMIT 1), '${firmDefaults.timeZone}'))::date`;
