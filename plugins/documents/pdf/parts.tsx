/** The parts that all of the firm's documents are made of: one look for orders, tickets and statements. */
import type { ReactElement, ReactNode } from 'react';

import { isRtl, type PdfLocale } from './locale';
import { Document, Image, Link, Page, Text, View } from './primitives';

const colour = { text: '#1c1b1a', quiet: '#6b6660', line: '#d8d4ce', band: '#f4f2ee' };
const size = { small: 8, text: 10, large: 16 };

interface WithLocale {
    locale: PdfLocale;
}

function direction(locale: PdfLocale) {
    return isRtl(locale)
        ? ({ direction: 'rtl', textAlign: 'right' } as const)
        : ({ direction: 'ltr', textAlign: 'left' } as const);
}

function row(locale: PdfLocale) {
    return { flexDirection: isRtl(locale) ? 'row-reverse' : 'row' } as const;
}

export interface PdfSheetProps extends WithLocale {
    /** Of the file, in a viewer's title bar. */
    title: string;
    /** The firm, its address and numbers: a line each. */
    firm: string[];
    /** Over the firm's name; a picture as a data address. */
    logo?: string | null;
    /** Under the title: number, date. */
    subtitle?: string;
    size?: 'A4' | 'A5' | 'A6';
    /** `{page}` and `{pages}` are replaced. */
    pageNumber?: string;
    children: ReactNode;
}

/** A whole document on one kind of paper, with the firm's head and page numbers. */
export function PdfSheet({ locale, title, firm, logo, subtitle, size: paper = 'A4', pageNumber, children }: PdfSheetProps): ReactElement {
    const [name, ...details] = firm;
    return (
        <Document title={title} author={name} language={locale.language} producer="Karvan" creator="Karvan">
            <Page size={paper} style={{ fontFamily: ['Vazirmatn', 'Noto Sans Cyrillic'], fontSize: size.text, color: colour.text, padding: 36, paddingBottom: 48 }}>
                <View style={{ ...row(locale), justifyContent: 'space-between', marginBottom: 18 }}>
                    <View>
                        <Text style={{ ...direction(locale), fontSize: size.large, fontWeight: 'bold' }}>{title}</Text>
                        {subtitle === undefined || subtitle === '' ? null : <Text style={{ ...direction(locale), color: colour.quiet }}>{subtitle}</Text>}
                    </View>
                    <View>
                        {logo == null ? null : <Image src={logo} style={{ width: 150, height: 50, marginBottom: 6, objectFit: 'contain', objectPosition: isRtl(locale) ? 'left' : 'right' }} />}
                        <Text style={{ ...direction(locale), fontWeight: 'bold' }}>{name ?? ''}</Text>
                        {details.map(detail => (
                            <Text style={{ ...direction(locale), fontSize: size.small, color: colour.quiet }}>{detail}</Text>
                        ))}
                    </View>
                </View>
                {children}
                <Text
                    fixed
                    style={{ position: 'absolute', bottom: 24, left: 36, right: 36, textAlign: 'center', fontSize: size.small, color: colour.quiet }}
                    pageNumber={pageNumber ?? '{page} / {pages}'}
                    numberLocale={locale.language}
                />
            </Page>
        </Document>
    );
}

export interface PdfTextProps extends WithLocale {
    bold?: boolean;
    quiet?: boolean;
    children: string;
}

export function PdfText({ locale, bold = false, quiet = false, children }: PdfTextProps): ReactElement {
    const look = { fontWeight: bold ? 'bold' : 'normal', color: quiet ? colour.quiet : colour.text } as const;
    return <Text style={{ ...direction(locale), ...look, marginBottom: 4 }}>{children}</Text>;
}

export interface PdfButtonProps extends WithLocale {
    /** Where it leads. */
    href: string;
    children: string;
}

/** A link that looks like a button, and is read as one on paper: the address stands under it. */
export function PdfButton({ locale, href, children }: PdfButtonProps): ReactElement {
    return (
        <View wrap={false} style={{ marginTop: 12, marginBottom: 12, alignItems: isRtl(locale) ? 'flex-end' : 'flex-start' }}>
            <Link src={href} style={{ backgroundColor: colour.text, color: '#ffffff', textDecoration: 'none', paddingVertical: 8, paddingHorizontal: 18, borderRadius: 4 }}>
                {children}
            </Link>
            <Text style={{ fontSize: size.small, color: colour.quiet, marginTop: 4 }}>{href}</Text>
        </View>
    );
}

export interface PdfFactsProps extends WithLocale {
    /** Label and value; facts without a value are left out. */
    facts: [label: string, value: string | null | undefined][];
}

/** Labels beside values, in two columns. */
export function PdfFacts({ locale, facts }: PdfFactsProps): ReactElement {
    return (
        <View style={{ ...row(locale), flexWrap: 'wrap', marginBottom: 12 }}>
            {facts
                .filter(([, value]) => value !== null && value !== undefined && value !== '')
                .map(([label, value]) => (
                    <View style={{ width: '50%', paddingVertical: 2, paddingHorizontal: 4 }}>
                        <Text style={{ ...direction(locale), fontSize: size.small, color: colour.quiet }}>{label}</Text>
                        <Text style={direction(locale)}>{value}</Text>
                    </View>
                ))}
        </View>
    );
}

export interface PdfColumn<Row> {
    header: string;
    /** Share of the width. */
    width: number;
    /** Amounts and quantities stand at the end of the line. */
    numeric?: boolean;
    cell: (row: Row) => string;
}

export interface PdfTableProps<Row> extends WithLocale {
    columns: PdfColumn<Row>[];
    rows: readonly Row[];
    /** Label and amount under the table, the last in bold. */
    totals?: [label: string, amount: string][];
}

/** Its head is repeated on every page, and a row is never cut in two. */
export function PdfTable<Row>({ locale, columns, rows, totals = [] }: PdfTableProps<Row>): ReactElement {
    const cell = (column: PdfColumn<Row>, text: string, bold: boolean) => (
        <View style={{ flexGrow: column.width, flexShrink: 1, flexBasis: 0, paddingHorizontal: 4 }}>
            <Text
                style={{
                    ...direction(locale),
                    ...(column.numeric === true ? { textAlign: isRtl(locale) ? 'left' : 'right' } : {}),
                    fontWeight: bold ? 'bold' : 'normal',
                }}
            >
                {text}
            </Text>
        </View>
    );
    const line = { ...row(locale), paddingVertical: 4, borderBottomWidth: 0.5, borderBottomColor: colour.line };
    return (
        <View style={{ marginBottom: 12 }}>
            <View fixed style={{ ...line, backgroundColor: colour.band }}>
                {columns.map(column => cell(column, column.header, true))}
            </View>
            {rows.map(item => (
                <View wrap={false} style={line}>
                    {columns.map(column => cell(column, column.cell(item), false))}
                </View>
            ))}
            {totals.map(([label, amount], index) => (
                <PdfTotal locale={locale} label={label} amount={amount} bold={index === totals.length - 1} />
            ))}
        </View>
    );
}

function PdfTotal({ locale, label, amount, bold }: WithLocale & { label: string; amount: string; bold: boolean }): ReactElement {
    const look = { fontWeight: bold ? 'bold' : 'normal' } as const;
    return (
        <View wrap={false} style={{ ...row(locale), justifyContent: 'flex-end', paddingVertical: 3 }}>
            <Text style={{ ...direction(locale), ...look, paddingHorizontal: 12 }}>{label}</Text>
            <Text style={{ ...direction(locale), ...look, width: 140, textAlign: isRtl(locale) ? 'left' : 'right', paddingHorizontal: 4 }}>{amount}</Text>
        </View>
    );
}
