import { InvoiceFileApplier } from './apply/invoice-file';
import { DocumentCodes } from './document-codes';
import { DocumentSender } from './document-sender';
import { FigureAgeService } from './figure-age.service';
import { OrderPush } from './order-push.service';
import { PaperPush } from './paper-push.service';
import { PushConsole } from './push-console.service';
import { PushSettingService } from './push-setting.service';
import { ReconciliationService } from './reconciliation.service';

/** All that tells an ERP something. */
export const pushProviders = [DocumentCodes, DocumentSender, FigureAgeService, InvoiceFileApplier, OrderPush, PaperPush, PushConsole, PushSettingService, ReconciliationService];
