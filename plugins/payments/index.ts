export { Przelewy24Provider, type Przelewy24Options } from './config/przelewy24-provider';
export { ZarinpalProvider, type ZarinpalOptions } from './config/zarinpal-provider';
export { PaymentAttempt } from './entities/payment-attempt.entity';
export { PayRefusal } from './errors';
export { PaymentsPlugin } from './payments.plugin';
export { PayLinkService } from './services/pay-link.service';
export { PaymentService } from './services/payment.service';
export type { PaymentOrder, PaymentProvider, PaymentsOptions } from './types';
