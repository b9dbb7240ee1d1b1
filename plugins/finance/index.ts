export { onAccountCode } from './config/on-account-handler';
export { type PaymentMethodCode, paymentMethodOf } from './domain/payment-method';
export { type CreditStanding } from './domain/credit-floor';
export { CreditReservation } from './entities/credit-reservation.entity';
export { CreditTerms } from './entities/credit-terms.entity';
export { FinancePlugin } from './finance.plugin';
export { CreditService } from './services/credit.service';
