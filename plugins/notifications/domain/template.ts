/** Text with `{{param}}` filled in. A param that is not given is a bug of the caller, so it throws. */
export function fill(template: string, params: Readonly<Record<string, string>>, escape: (value: string) => string = value => value): string {
    return template.replace(/\{\{\s*([A-Za-z][A-Za-z0-9]*)\s*\}\}/g, (_, name: string) => {
        const value = params[name];
        if (value === undefined) {
            throw new Error(`The template asks for {{${name}}}, which was not given`);
        }
        return escape(value);
    });
}

/** A mail template is its subject on the first line, an empty line, then the text. */
export function splitSubject(template: string): { subject: string; text: string } {
    const [subject = '', ...rest] = template.trim().split('\n');
    return { subject: subject.trim(), text: rest.join('\n').trim() };
}

export function escapeHtml(value: string): string {
    return value.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
}

const webLink = /https?:\/\/[^\s<>"']+/g;

/** A plain text as HTML: paragraphs, line breaks, and links that can be clicked. Everything else is escaped. */
export function textToHtml(text: string): string {
    return text
        .split(/\n{2,}/)
        .map(paragraph => `<p>${linked(paragraph).replace(/\n/g, '<br>')}</p>`)
        .join('\n');
}

function linked(text: string): string {
    let html = '';
    let from = 0;
    for (const match of text.matchAll(webLink)) {
        const url = escapeHtml(match[0]);
        html += `${escapeHtml(text.slice(from, match.index))}<a href="${url}">${url}</a>`;
        from = match.index + match[0].length;
    }
    return html + escapeHtml(text.slice(from));
}
