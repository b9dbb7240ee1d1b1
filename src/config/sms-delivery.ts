import { type DeliveryPort, GhasedakDelivery, KavenegarDelivery, localDelivery, MelipayamakDelivery, SmsApiDelivery, SmsIrDelivery } from '../../plugins/notifications';
import { type Environment, EnvironmentError } from './env';

/** The SMS panel that the environment names. */
export function smsDelivery({ SMS_PROVIDER, SMS_API_KEY: apiKey, SMS_LINE: line, SMS_USER: username, SMS_URL: baseUrl, NODE_ENV }: Environment): DeliveryPort {
    if (SMS_PROVIDER === 'local') {
        return localDelivery;
    }
    if (!apiKey || !line) {
        throw new EnvironmentError(`SMS_PROVIDER=${SMS_PROVIDER} needs SMS_API_KEY and SMS_LINE. See .env.example.`);
    }
    const account = { line, baseUrl, allowLoopback: NODE_ENV !== 'production' };
    switch (SMS_PROVIDER) {
        case 'kavenegar':
            return new KavenegarDelivery({ ...account, apiKey });
        case 'smsir':
            return new SmsIrDelivery({ ...account, apiKey });
        case 'ghasedak':
            return new GhasedakDelivery({ ...account, apiKey });
        case 'smsapi':
            return new SmsApiDelivery({ ...account, token: apiKey });
        case 'melipayamak':
            if (!username) throw new EnvironmentError('SMS_PROVIDER=melipayamak needs SMS_USER too. See .env.example.');
            return new MelipayamakDelivery({ ...account, username, password: apiKey });
    }
}
