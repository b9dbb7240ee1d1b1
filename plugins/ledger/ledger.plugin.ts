import { PluginCommonModule, VendurePlugin } from '@vendure/core';

import { LedgerAccount } from './entities/ledger-account.entity';
import { LedgerEntry } from './entities/ledger-entry.entity';
import { LedgerTransaction } from './entities/ledger-transaction.entity';
import { LedgerService } from './services/ledger.service';

/** Double-entry accounts for whatever must never be spent twice: credit exposure, coins, gift cards. */
@VendurePlugin({
    imports: [PluginCommonModule],
    compatibility: '^3.7.0',
    entities: [LedgerAccount, LedgerTransaction, LedgerEntry],
    providers: [LedgerService],
    exports: [LedgerService],
})
export class LedgerPlugin {}
