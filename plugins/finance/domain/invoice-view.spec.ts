import { readInvoice } from './invoice-view';

const fa = `<?xml version="1.0" encoding="UTF-8"?>
<Faktura xmlns="http://crd.gov.pl/wzor/2025/06/25/13775/">
  <Naglowek><KodFormularza kodSystemowy="FA (3)" wersjaSchemy="1-0E">FA</KodFormularza></Naglowek>
  <Podmiot1><DaneIdentyfikacyjne><NIP>5260250274</NIP><Nazwa>Alborz &amp; Syn</Nazwa></DaneIdentyfikacyjne><Adres><KodKraju>PL</KodKraju><AdresL1>Piotrkowska 1</AdresL1><AdresL2>90-001 Łódź</AdresL2></Adres></Podmiot1>
  <Podmiot2><DaneIdentyfikacyjne><NIP>7251801126</NIP><Nazwa>Dywany</Nazwa></DaneIdentyfikacyjne></Podmiot2>
  <Fa><KodWaluty>PLN</KodWaluty><P_1>2026-11-01</P_1><P_2>FV/2026/11/1</P_2><P_13_1>100.00</P_13_1><P_14_1>23.00</P_14_1><P_13_7>7.00</P_13_7><P_15>130.00</P_15>
    <RodzajFaktury>VAT</RodzajFaktury>
    <FaWiersz><NrWierszaFa>1</NrWierszaFa><P_7>Dywan</P_7><P_8A>m2</P_8A><P_8B>2.5</P_8B><P_9A>40.00</P_9A><P_11>100.00</P_11><P_12>23</P_12></FaWiersz>
    <Platnosc><TerminPlatnosci><Termin>2026-12-01</Termin></TerminPlatnosci><RachunekBankowy><NrRB>10105000997603123456789123</NrRB></RachunekBankowy></Platnosc>
  </Fa>
</Faktura>`;

const ubl = `<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="a" xmlns:cbc="b">
  <cbc:ID>I-7</cbc:ID><cbc:IssueDate>2026-11-02</cbc:IssueDate><cbc:DueDate>2026-11-16</cbc:DueDate><cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode><cbc:Note>Thank you</cbc:Note><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
  <cac:OrderReference><cbc:ID>K-1001</cbc:ID></cac:OrderReference>
  <cac:AccountingSupplierParty><cac:Party><cac:PartyName><cbc:Name>Alborz</cbc:Name></cac:PartyName><cac:PostalAddress><cbc:StreetName>Azadi 1</cbc:StreetName><cbc:CityName>Tehran</cbc:CityName></cac:PostalAddress></cac:Party></cac:AccountingSupplierParty>
  <cac:TaxTotal><cbc:TaxAmount currencyID="EUR">9.00</cbc:TaxAmount><cac:TaxSubtotal><cbc:TaxableAmount>100.00</cbc:TaxableAmount><cbc:TaxAmount>9.00</cbc:TaxAmount><cac:TaxCategory><cbc:Percent>9</cbc:Percent></cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>
  <cac:LegalMonetaryTotal><cbc:TaxExclusiveAmount>100.00</cbc:TaxExclusiveAmount><cbc:TaxInclusiveAmount>109.00</cbc:TaxInclusiveAmount></cac:LegalMonetaryTotal>
  <cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="MTK">4</cbc:InvoicedQuantity><cbc:LineExtensionAmount>100.00</cbc:LineExtensionAmount><cac:Item><cbc:Name>Carpet</cbc:Name></cac:Item><cac:Price><cbc:PriceAmount>25.00</cbc:PriceAmount></cac:Price></cac:InvoiceLine>
</Invoice>`;

describe('the invoice in a file', () => {
    it('is read from FA(3)', () => {
        expect(readInvoice(fa)).toMatchObject({
            format: 'FA(3)', isCorrection: false, number: 'FV/2026/11/1', issuedOn: '2026-11-01', dueOn: '2026-12-01', currencyCode: 'PLN', gross: '130.00',
            seller: { name: 'Alborz & Syn', taxId: '5260250274', address: ['Piotrkowska 1', '90-001 Łódź', 'PL'] },
            lines: [{ name: 'Dywan', quantity: '2.5', unit: 'm2', unitNet: '40.00', net: '100.00', taxRate: '23' }],
            taxes: [{ rate: '23', net: '100.00', tax: '23.00' }, { rate: 'zw', net: '7.00', tax: null }],
            accountNumber: '10105000997603123456789123',
        });
        const correction = fa.replace('<RodzajFaktury>VAT', '<RodzajFaktury>KOR').replace('<FaWiersz>', '<DaneFaKorygowanej><NrFaKorygowanej>FV/1</NrFaKorygowanej></DaneFaKorygowanej><FaWiersz>');
        expect(readInvoice(correction)).toMatchObject({ isCorrection: true, correctedNumber: 'FV/1' });
    });

    it('is read from UBL 2.1', () => {
        expect(readInvoice(ubl)).toMatchObject({
            format: 'UBL 2.1', isCorrection: false, number: 'I-7', orderReference: 'K-1001', net: '100.00', tax: '9.00', gross: '109.00', notes: ['Thank you'],
            seller: { name: 'Alborz', address: ['Azadi 1', 'Tehran'] },
            lines: [{ number: '1', name: 'Carpet', quantity: '4', unit: 'MTK', unitNet: '25.00' }],
        });
        expect(readInvoice('<CreditNote><ID>C-1</ID><CreditNoteLine><CreditedQuantity>1</CreditedQuantity></CreditNoteLine></CreditNote>')).toMatchObject({ isCorrection: true, lines: [{ quantity: '1' }] });
    });

    it('is none in other XML', () => {
        expect(readInvoice('<Order><ID>1</ID></Order>')).toBeNull();
        expect(readInvoice('<Faktura/>')).toBeNull();
    });
});
