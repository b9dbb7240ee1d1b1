import { type DeliveryPort, KavenegarDelivery, localDelivery, SmsIrDelivery } from '../../plugins/notifications';
import { type Environment, EnvironmentError } from './env';

/** The SMS panel that the environment names. */
export function smsDelivery({ SMS_PROVIDER, SMS_API_KEY, SMS_LINE }: Environment): DeliveryPort {
    if (SMS_PROVIDER === 'local') {
        return localDelivery;
    }
    if (!SMS_API_KEY || !SMS_LINE) {
        throw new EnvironmentError(`SMS_PROVIDER=${SMS_PROVIDER} needs SMS_API_KEY and SMS_LINE. See .env.example.`);
    }
    const account = { apiKey: SMS_API_KEY, line: SMS_LINE, allowLoopback: false };
    return SMS_PROVIDER === 'kavenegar' ? new KavenegarDelivery(account) : new SmsIrDelivery(account);
}
