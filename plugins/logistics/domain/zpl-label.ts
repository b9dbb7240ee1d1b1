export interface LabelFacts {
    firm: string;
    receiver: string;
    destination: string;
    shipmentNumber: string;
    orderCode: string;
    /** `2 / 5`, or empty where the shipment is on no load. */
    stop: string;
    weight: string;
}

/** Printers take `^` and `~` for commands: both, and the mark itself, are written by their code. Line ends would end the field. */
export function zplText(text: string): string {
    return text.replace(/[\r\n]+/g, ' ').replace(/[\^~_]/g, sign => `_${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

const field = (x: number, y: number, size: number, text: string, width = 760, lines = 1) =>
    `^FO${x},${y}^A0N,${size},${size}^FB${width},${lines},0,L^FH_^FD${zplText(text)}^FS`;

/** A label of 100 by 150 mm for a printer of 8 dots a millimetre, in UTF-8; its code is the shipment's number. */
export function zplLabel(label: LabelFacts): string {
    return [
        '^XA^CI28^PW800^LL1200',
        field(20, 30, 34, label.firm),
        '^FO20,80^GB760,3,3^FS',
        field(20, 110, 52, label.receiver, 760, 2),
        field(20, 240, 38, label.destination, 760, 4),
        '^FO20,430^GB760,3,3^FS',
        field(20, 460, 36, label.orderCode),
        field(20, 510, 36, [label.weight, label.stop].filter(part => part !== '').join('   ')),
        `^FO60,600^BY4^BCN,260,Y,N,N^FD${label.shipmentNumber.replace(/[^A-Za-z0-9-]/g, '')}^FS`,
        '^XZ',
        '',
    ].join('\n');
}
