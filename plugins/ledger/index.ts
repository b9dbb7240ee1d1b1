export { LedgerAccount } from './entities/ledger-account.entity';
export { LedgerPlugin } from './ledger.plugin';
export { LedgerRefusal } from './errors';
export { type AccountOpening, LedgerService, type Posting } from './services/ledger.service';
