import { formatMoney } from '../../../kernel/money';
import { escaped, payFrame } from './pay-page';
import { payLanguage } from './pay-texts';

/** What the payer does at the sandbox bank. `twice`: its notice comes two times. `late`: some seconds after he is back. `silent`: no notice, and the first question is not answered. */
export const sandboxActs = ['pay', 'twice', 'late', 'silent', 'decline'] as const;
export type SandboxAct = (typeof sandboxActs)[number];

const names: Record<'en' | 'fa' | 'pl' | 'ru', { title: string; note: string; acts: Record<SandboxAct, string> }> = {
    en: {
        title: 'Sandbox bank', note: 'No money moves here. It is for trying out.',
        acts: { pay: 'Pay', twice: 'Pay, and tell the shop twice', late: 'Pay, and tell the shop late', silent: 'Pay, and tell the shop nothing', decline: 'Do not pay' },
    },
    fa: {
        title: 'بانک آزمایشی', note: 'اینجا پولی جابه‌جا نمی‌شود. برای آزمایش است.',
        acts: { pay: 'پرداخت', twice: 'پرداخت با خبر دوباره به فروشگاه', late: 'پرداخت با خبر دیرهنگام به فروشگاه', silent: 'پرداخت بی‌خبر به فروشگاه', decline: 'انصراف از پرداخت' },
    },
    pl: {
        title: 'Bank testowy', note: 'Tu nie przepływają pieniądze. Służy do prób.',
        acts: { pay: 'Zapłać', twice: 'Zapłać i powiadom sklep dwa razy', late: 'Zapłać i powiadom sklep później', silent: 'Zapłać bez powiadomienia sklepu', decline: 'Nie płać' },
    },
    ru: {
        title: 'Тестовый банк', note: 'Деньги здесь не движутся. Он для проб.',
        acts: { pay: 'Оплатить', twice: 'Оплатить и сообщить магазину дважды', late: 'Оплатить и сообщить магазину позже', silent: 'Оплатить, ничего не сообщая магазину', decline: 'Не платить' },
    },
};

export function sandboxPage(order: { amountMinor: number; currencyCode: string; description: string; language: string }, signed: { order: string; sign: string }): string {
    const language = payLanguage(order.language);
    const { title, note, acts } = names[language];
    const buttons = sandboxActs.map(act => `<button name="act" value="${act}"${act === 'pay' ? '' : ' class="quiet"'}>${acts[act]}</button>`).join('');
    const hidden = Object.entries(signed).map(([name, value]) => `<input type="hidden" name="${name}" value="${escaped(value)}">`).join('');
    const amount = formatMoney(BigInt(order.amountMinor), order.currencyCode, language);
    return payFrame(
        language,
        title,
        `<h1>${title}</h1><p>${note}</p><dl><dt><bdi>${escaped(order.description)}</bdi></dt><dd>${escaped(amount)}</dd></dl><form method="post" action="/sandbox-bank/act">${hidden}${buttons}</form>`,
    );
}
