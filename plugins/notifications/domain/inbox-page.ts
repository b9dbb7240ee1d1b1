import { escapeHtml, textToHtml } from './template';

export interface InboxMessage {
    id: number | string;
    createdAt: Date;
    channel: string;
    template: string;
    language: string;
    recipient: string;
    recipientName: string;
    subject: string | null;
    body: string;
    parts: number;
    state: string;
    lastError: string | null;
}

const style = `
:root { color-scheme: light dark; font: 16px/1.6 system-ui, Vazirmatn, Tahoma, sans-serif }
body { max-width: 720px; margin: 0 auto; padding: 16px }
h1 { font-size: 20px; margin: 8px 0 16px }
ul { list-style: none; margin: 0; padding: 0 }
li { border-top: 1px solid #8884 }
li a { display: block; padding: 12px 4px; color: inherit; text-decoration: none }
li a:hover, li a:focus { background: #8882 }
.meta { color: #777; font-size: 14px }
.channel { display: inline-block; min-width: 3em; font-weight: 600; text-transform: uppercase; font-size: 12px }
.text { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; display: block }
.FAILED, .UNKNOWN { color: #c0262d }
article { border: 1px solid #8884; border-radius: 10px; padding: 8px 16px; overflow-wrap: anywhere }
`;

/** The newest texts, each a link. For development only: it shows people's texts to whoever asks. */
export function inboxPage(messages: readonly InboxMessage[]): string {
    const items = messages.map(
        message => `<li><a href="/dev/inbox/${message.id}">
<span class="channel">${escapeHtml(message.channel)}</span> <strong dir="auto">${escapeHtml(message.recipientName)}</strong>
<span class="meta">${escapeHtml(message.recipient)} · ${escapeHtml(message.template)} · <span class="${escapeHtml(message.state)}">${escapeHtml(message.state)}</span> · ${time(message.createdAt)}</span>
<span class="text" dir="auto">${escapeHtml(message.subject ?? message.body)}</span></a></li>`,
    );
    return page('Inbox', items.length === 0 ? '<p>No text has been sent yet.</p>' : `<ul>${items.join('')}</ul>`);
}

export function inboxMessagePage(message: InboxMessage): string {
    const direction = message.language === 'fa' ? 'rtl' : 'ltr';
    const parts = message.channel === 'sms' ? ` · ${message.parts} SMS` : '';
    const problem = message.lastError === null ? '' : `<p class="FAILED">${escapeHtml(message.lastError)}</p>`;
    return page(
        message.subject ?? message.template,
        `<p><a href="/dev/inbox">← Inbox</a></p>
<p class="meta"><span class="channel">${escapeHtml(message.channel)}</span> to ${escapeHtml(message.recipientName)} ${escapeHtml(message.recipient)}
· ${escapeHtml(message.template)} · ${escapeHtml(message.language)} · ${escapeHtml(message.state)}${parts} · ${time(message.createdAt)}</p>${problem}
<article lang="${escapeHtml(message.language)}" dir="${direction}">${textToHtml(message.body)}</article>`,
    );
}

function page(title: string, content: string): string {
    return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${escapeHtml(title)}</title><style>${style}</style></head>
<body><h1 dir="auto">${escapeHtml(title)}</h1>${content}</body></html>`;
}

function time(at: Date): string {
    return at.toISOString().slice(0, 19).replace('T', ' ');
}
