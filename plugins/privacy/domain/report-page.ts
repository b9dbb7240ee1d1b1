export interface ReportSection {
    title: string;
    table: string;
    rows: readonly Readonly<Record<string, unknown>>[];
}

export interface Report {
    title: string;
    language: string;
    madeAt: string;
    sections: readonly ReportSection[];
}

const escapeHtml = (text: string) =>
    text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, '&#39;');

export function cellText(value: unknown): string {
    if (value === null || value === undefined) return '';
    return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Every column that any row of the section has, in the order of their first appearance. */
export function columnsOf({ rows }: ReportSection): string[] {
    return [...new Set(rows.flatMap(row => Object.keys(row)))];
}

/** One page for people to read, without scripts or anything from elsewhere. */
export function reportPage({ title, language, madeAt, sections }: Report): string {
    const contents = sections.map(({ title: name, rows }, index) => `<li><a href="#s${index}">${escapeHtml(name)}</a> (${rows.length})</li>`).join('\n');
    return `<!doctype html>
<html lang="${escapeHtml(language)}" dir="${language.startsWith('fa') ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title>
<style>body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem}.t{overflow-x:auto}
table{border-collapse:collapse;font-size:.875rem}th,td{border:1px solid #ccc;padding:.25rem .5rem;text-align:start;vertical-align:top;max-width:30rem;overflow-wrap:anywhere;unicode-bidi:plaintext}
th{background:#f3f3f3}</style></head><body>
<h1>${escapeHtml(title)}</h1><p>${escapeHtml(madeAt)}</p><ul>
${contents}
</ul>
${sections.map(sectionHtml).join('\n')}
</body></html>
`;
}

function sectionHtml(section: ReportSection, index: number): string {
    const columns = columnsOf(section);
    const head = columns.map(column => `<th>${escapeHtml(column)}</th>`).join('');
    const body = section.rows.map(row => `<tr>${columns.map(column => `<td>${escapeHtml(cellText(row[column]))}</td>`).join('')}</tr>`).join('\n');
    return `<h2 id="s${index}">${escapeHtml(section.title)}</h2><div class="t"><table><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table></div>`;
}
