import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { patternsOf, personalData } from '../../../kernel/personal-data';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { toCsv } from '../../documents';
import { cellText, columnsOf, type ReportSection, reportPage } from '../domain/report-page';
import { sectionName } from '../domain/section-names';
import { mentioningRows, ownRows } from '../queries/own-rows.query';
import { type FoundPerson, PersonFinder } from './person-finder.service';
import { zipOf } from './zip';

export interface PersonalDataFile {
    filename: string;
    /** A ZIP archive: a page to read, the same as JSON, and a table for each section. */
    content: Buffer;
    rows: number;
}

/** Longer than any other statement may take: the whole log is read. */
export const patience = `SET LOCAL statement_timeout = '120s'`;

/** All that is kept of a person, as a file that is made when it is asked for and kept nowhere. */
@Injectable()
export class PersonalDataFileService {
    constructor(
        private connection: TransactionalConnection,
        private finder: PersonFinder,
    ) {}

    /** His own rows, then those of others that mention him, each row once. */
    sections(ctx: RequestContext, { keys }: FoundPerson): Promise<ReportSection[]> {
        const patterns = patternsOf(keys);
        return withTx(this.connection, ctx, async inner => {
            await sql(this.connection, inner, patience);
            const ask = this.finder.asker(inner);
            const declared = personalData().flatMap(({ rows }) => rows);
            const seen = new Set<string>();
            const sections = new Map<string, ReportSection & { rows: Record<string, unknown>[] }>();
            for (const find of [ownRows, mentioningRows]) {
                for (const rows of declared) {
                    for (const { id, values } of await find(ask, rows, keys, patterns)) {
                        const name = `${rows.table}:${id ?? JSON.stringify(values)}`;
                        if (seen.has(name)) continue;
                        seen.add(name);
                        const section = sections.get(rows.section) ?? { title: rows.section, table: rows.table, rows: [] };
                        section.rows.push(values);
                        sections.set(rows.section, section);
                    }
                }
            }
            return [...sections.values()];
        });
    }

    /** Its headings are in the language; names of files and columns are for programs too, and stay. */
    async file(ctx: RequestContext, person: FoundPerson, now: Date, language: string): Promise<PersonalDataFile> {
        const sections = await this.sections(ctx, person);
        const named = sections.map(section => ({ ...section, title: sectionName(section.title, language) }));
        const madeAt = now.toISOString();
        const json = JSON.stringify({ madeAt, sections }, null, 2);
        const files = [
            { name: 'index.html', content: Buffer.from(reportPage({ title: sectionName('Personal data', language), language, madeAt, sections: named })) },
            { name: 'personal-data.json', content: Buffer.from(json) },
            ...sections.map((section, index) => ({ name: `tables/${String(index + 1).padStart(2, '0')}-${fileName(section.title)}.csv`, content: Buffer.from(csvOf(section)) })),
        ];
        return { filename: `personal-data-${madeAt.slice(0, 10)}.zip`, content: zipOf(files, now), rows: sections.reduce((sum, { rows }) => sum + rows.length, 0) };
    }
}

const fileName = (title: string) => title.toLowerCase().replace(/[^a-z0-9]+/g, '-');

function csvOf(section: ReportSection): string {
    return toCsv(section.rows, columnsOf(section).map(column => ({ header: column, value: row => cellText(row[column]) })));
}
