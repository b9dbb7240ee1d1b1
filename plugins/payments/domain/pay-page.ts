import { formatMoney } from '../../../kernel/money';
import { type PayLanguage, payTexts } from './pay-texts';

/** The whole style of the pages without login: nothing is fetched. */
export const payStyle = `
:root{color-scheme:light dark;--ink:#16202b;--soft:#5b6876;--line:#dde3ea;--paper:#fff;--ground:#f3f5f8;--accent:#0b6e6e;--on:#fff}
@media(prefers-color-scheme:dark){:root{--ink:#e9eef4;--soft:#9aa8b7;--line:#2b3643;--paper:#161d26;--ground:#0d1218;--accent:#4fc3bd;--on:#06201f}}
*{box-sizing:border-box;margin:0}
body{background:var(--ground);color:var(--ink);font:1rem/1.7 Vazirmatn,system-ui,"Segoe UI",Tahoma,sans-serif;padding:1rem}
main{max-width:30rem;margin:2rem auto;display:grid;gap:1rem;background:var(--paper);border:1px solid var(--line);border-radius:1rem;padding:1.5rem}
h1{font-size:1.5rem;line-height:1.4}
dl{display:grid;grid-template-columns:auto 1fr;gap:.5rem 1.25rem}dt{color:var(--soft)}dd{font-weight:600;overflow-wrap:anywhere}
form{display:grid;gap:.75rem}
button,a.button{display:block;text-align:center;text-decoration:none;font:inherit;font-weight:600;padding:.75rem 1rem;border-radius:.75rem;border:1px solid var(--accent);background:var(--accent);color:var(--on);cursor:pointer;min-height:2.75rem}
button.quiet{background:transparent;color:var(--ink);border-color:var(--line)}
p.wrong{font-weight:600}
`.trim();

export function escaped(text: string): string {
    return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, '&#39;');
}

/** A page of ours around ready HTML. */
export function payFrame(language: PayLanguage, title: string, body: string): string {
    return `<!doctype html><html lang="${language}" dir="${language === 'fa' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escaped(title)}</title><style>${payStyle}</style></head><body><main>${body}</main></body></html>`;
}

export interface LinkPage {
    firmName: string;
    what: string;
    openMinor: number;
    currencyCode: string;
    providers: { code: string; name: string }[];
}

/** What is to be paid and a button for each provider; nothing of who owes it. */
export function linkPage({ firmName, what, openMinor, currencyCode, providers }: LinkPage, path: string, language: PayLanguage, isUnreachable: boolean): string {
    const texts = payTexts[language];
    const head = `<p>${escaped(firmName)}</p><h1>${texts.title}</h1>`;
    if (openMinor <= 0) return payFrame(language, texts.title, `${head}<p role="status">${texts.nothing}</p>`);
    const facts = `<dl><dt>${texts.documents}</dt><dd><bdi>${escaped(what)}</bdi></dd><dt>${texts.amount}</dt><dd>${escaped(formatMoney(BigInt(openMinor), currencyCode, language))}</dd></dl>`;
    const buttons = providers.map(({ code, name }) => `<button name="provider" value="${escaped(code)}">${escaped(texts.pay(name))}</button>`).join('');
    const wrong = isUnreachable ? `<p class="wrong" role="alert">${texts.unreachable}</p>` : '';
    return payFrame(language, texts.title, `${head}${facts}${wrong}<form method="post" action="${escaped(path)}">${buttons}</form>`);
}

/** How it ended, for whoever came back from the provider. */
export function resultPage(state: 'paid' | 'waiting' | 'failed', path: string, language: PayLanguage): string {
    const { states, again } = payTexts[language];
    const look = state === 'waiting' ? `<a class="button" href="${escaped(path)}">${again}</a>` : '';
    return payFrame(language, states[state].title, `<h1>${states[state].title}</h1><p role="status">${states[state].text}</p>${look}`);
}

export function plainPage(text: 'notFound' | 'tooMany', language: PayLanguage): string {
    const texts = payTexts[language];
    return payFrame(language, texts.title, `<h1>${texts.title}</h1><p role="alert">${texts[text]}</p>`);
}
