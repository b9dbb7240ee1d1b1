import { find, findAll, parseXml, textAt, type XmlElement } from './safe-xml';

export interface InvoiceParty {
    name: string | null;
    taxId: string | null;
    address: string[];
}

export interface InvoiceViewLine {
    number: string | null;
    name: string | null;
    quantity: string | null;
    unit: string | null;
    unitNet: string | null;
    net: string | null;
    taxRate: string | null;
}

/** What a person reads of an invoice in XML. Amounts are the texts that stand in it: nothing is computed or rounded here. */
export interface InvoiceView {
    format: 'FA(3)' | 'UBL 2.1';
    isCorrection: boolean;
    number: string | null;
    issuedOn: string | null;
    dueOn: string | null;
    currencyCode: string | null;
    orderReference: string | null;
    correctedNumber: string | null;
    correctionReason: string | null;
    seller: InvoiceParty;
    buyer: InvoiceParty;
    lines: InvoiceViewLine[];
    taxes: { rate: string | null; net: string | null; tax: string | null }[];
    net: string | null;
    tax: string | null;
    gross: string | null;
    accountNumber: string | null;
    notes: string[];
}

const mostLines = 2000;
const present = (texts: readonly (string | null)[]): string[] => texts.filter((text): text is string => text !== null);

/** The invoice in the file, or null when it is neither FA(3) nor UBL 2.1. Throws XmlError where it is no XML that we read. */
export function readInvoice(source: string): InvoiceView | null {
    const root = parseXml(source);
    if (root.name === 'Faktura' && find(root, 'Fa')) return readFa(root);
    return (root.name === 'Invoice' || root.name === 'CreditNote') && textAt(root, 'ID') !== null ? readUbl(root) : null;
}

/** Net amounts of FA(3) by rate, and the field with their tax. */
const faRates: readonly (readonly [rate: string, net: string, tax: string | null])[] = [
    ['23', 'P_13_1', 'P_14_1'], ['8', 'P_13_2', 'P_14_2'], ['5', 'P_13_3', 'P_14_3'], ['4', 'P_13_4', 'P_14_4'], ['oss', 'P_13_5', 'P_14_5'], ['0', 'P_13_6_1', null],
    ['0 WDT', 'P_13_6_2', null], ['0 EX', 'P_13_6_3', null], ['zw', 'P_13_7', null], ['np I', 'P_13_8', null], ['np II', 'P_13_9', null], ['oo', 'P_13_10', null],
];

function readFa(root: XmlElement): InvoiceView {
    const body = find(root, 'Fa');
    const corrected = find(body, 'DaneFaKorygowanej');
    const taxes = faRates.flatMap(([rate, net, tax]) => {
        const amount = textAt(body, net);
        return amount === null ? [] : [{ rate, net: amount, tax: tax === null ? null : textAt(body, tax) }];
    });
    return {
        format: 'FA(3)',
        isCorrection: textAt(body, 'RodzajFaktury')?.startsWith('KOR') === true,
        number: textAt(body, 'P_2'),
        issuedOn: textAt(body, 'P_1'),
        dueOn: textAt(body, 'Platnosc', 'TerminPlatnosci', 'Termin'),
        currencyCode: textAt(body, 'KodWaluty'),
        orderReference: textAt(body, 'WarunkiTransakcji', 'Zamowienia', 'NrZamowienia'),
        correctedNumber: textAt(corrected, 'NrFaKorygowanej'),
        correctionReason: textAt(body, 'PrzyczynaKorekty'),
        seller: faParty(find(root, 'Podmiot1')),
        buyer: faParty(find(root, 'Podmiot2')),
        lines: findAll(body, 'FaWiersz').slice(0, mostLines).map(line => ({
            number: textAt(line, 'NrWierszaFa'),
            name: textAt(line, 'P_7'),
            quantity: textAt(line, 'P_8B'),
            unit: textAt(line, 'P_8A'),
            unitNet: textAt(line, 'P_9A'),
            net: textAt(line, 'P_11'),
            taxRate: textAt(line, 'P_12'),
        })),
        taxes,
        net: null,
        tax: null,
        gross: textAt(body, 'P_15'),
        accountNumber: textAt(body, 'Platnosc', 'RachunekBankowy', 'NrRB'),
        notes: findAll(body, 'DodatkowyOpis').slice(0, 50).flatMap(note => present([present([textAt(note, 'Klucz'), textAt(note, 'Wartosc')]).join(': ')])),
    };
}

function faParty(party: XmlElement | undefined): InvoiceParty {
    const identity = find(party, 'DaneIdentyfikacyjne');
    return {
        name: textAt(identity, 'Nazwa'),
        taxId: textAt(identity, 'NIP') ?? textAt(identity, 'NrVatUE') ?? textAt(identity, 'NrID'),
        address: present([textAt(party, 'Adres', 'AdresL1'), textAt(party, 'Adres', 'AdresL2'), textAt(party, 'Adres', 'KodKraju')]),
    };
}

function readUbl(root: XmlElement): InvoiceView {
    const isCredit = root.name === 'CreditNote' || ['381', '384', '396'].includes(textAt(root, 'InvoiceTypeCode') ?? '');
    const total = find(root, 'LegalMonetaryTotal');
    const line = root.name === 'CreditNote' ? 'CreditNoteLine' : 'InvoiceLine';
    const quantity = root.name === 'CreditNote' ? 'CreditedQuantity' : 'InvoicedQuantity';
    return {
        format: 'UBL 2.1',
        isCorrection: isCredit,
        number: textAt(root, 'ID'),
        issuedOn: textAt(root, 'IssueDate'),
        dueOn: textAt(root, 'DueDate') ?? textAt(root, 'PaymentMeans', 'PaymentDueDate'),
        currencyCode: textAt(root, 'DocumentCurrencyCode'),
        orderReference: textAt(root, 'OrderReference', 'ID'),
        correctedNumber: textAt(root, 'BillingReference', 'InvoiceDocumentReference', 'ID'),
        correctionReason: null,
        seller: ublParty(find(root, 'AccountingSupplierParty', 'Party')),
        buyer: ublParty(find(root, 'AccountingCustomerParty', 'Party')),
        lines: findAll(root, line).slice(0, mostLines).map(one => ({
            number: textAt(one, 'ID'),
            name: textAt(one, 'Item', 'Name') ?? textAt(one, 'Item', 'Description'),
            quantity: textAt(one, quantity),
            unit: find(one, quantity)?.attributes.unitCode ?? null,
            unitNet: textAt(one, 'Price', 'PriceAmount'),
            net: textAt(one, 'LineExtensionAmount'),
            taxRate: textAt(one, 'Item', 'ClassifiedTaxCategory', 'Percent'),
        })),
        taxes: findAll(find(root, 'TaxTotal'), 'TaxSubtotal').map(one => ({
            rate: textAt(one, 'TaxCategory', 'Percent'),
            net: textAt(one, 'TaxableAmount'),
            tax: textAt(one, 'TaxAmount'),
        })),
        net: textAt(total, 'TaxExclusiveAmount'),
        tax: textAt(root, 'TaxTotal', 'TaxAmount'),
        gross: textAt(total, 'TaxInclusiveAmount') ?? textAt(total, 'PayableAmount'),
        accountNumber: textAt(root, 'PaymentMeans', 'PayeeFinancialAccount', 'ID'),
        notes: present(findAll(root, 'Note').slice(0, 50).map(note => textAt(note))),
    };
}

function ublParty(party: XmlElement | undefined): InvoiceParty {
    const place = find(party, 'PostalAddress');
    return {
        name: textAt(party, 'PartyLegalEntity', 'RegistrationName') ?? textAt(party, 'PartyName', 'Name'),
        taxId: textAt(party, 'PartyTaxScheme', 'CompanyID') ?? textAt(party, 'PartyLegalEntity', 'CompanyID'),
        address: present([
            textAt(place, 'StreetName'), textAt(place, 'AdditionalStreetName'),
            present([textAt(place, 'PostalZone'), textAt(place, 'CityName')]).join(' ') || null, textAt(place, 'Country', 'IdentificationCode'),
        ]),
    };
}
