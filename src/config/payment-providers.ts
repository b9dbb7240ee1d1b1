import { type PaymentProvider, Przelewy24Provider, ZarinpalProvider } from '../../plugins/payments';
import type { Environment } from './env';

/** Those that are configured: a provider without its account is not offered. */
export function paymentProviders(given: Environment): PaymentProvider[] {
    const allowLoopback = given.NODE_ENV !== 'production';
    const { ZARINPAL_MERCHANT_ID: merchantId, PRZELEWY24_MERCHANT_ID: merchant, PRZELEWY24_API_KEY: apiKey, PRZELEWY24_CRC: crc } = given;
    return [
        ...(merchantId ? [new ZarinpalProvider({ merchantId, url: given.ZARINPAL_URL, allowLoopback })] : []),
        ...(merchant && apiKey && crc
            ? [new Przelewy24Provider({ merchantId: merchant, posId: given.PRZELEWY24_POS_ID ?? merchant, apiKey, crc, url: given.PRZELEWY24_URL, allowLoopback })]
            : []),
    ];
}
