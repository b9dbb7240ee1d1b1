/** As `bad-input.ts`, for the routes that are not GraphQL. */
import type { BadWorld } from './bad-input-world';
import { nobodysId } from './calls';

interface Asked {
    path: string;
    as?: string;
    method?: string;
    headers?: Record<string, string>;
    body?: string | URLSearchParams;
}

export interface BadRequest {
    wrong: string;
    status: number;
    names: RegExp;
    request(world: BadWorld): Asked;
}

const octets = { 'Content-Type': 'application/octet-stream' };

function form(name: string, fields: Record<string, string>, link: 'dispatched' | 'delivered' = 'dispatched') {
    return ({ tracking }: BadWorld): Asked => ({ path: `${tracking[link]}/${name}?lang=en`, method: 'POST', body: new URLSearchParams(fields) });
}

function file(importer: string, query: string, body: string, headers: Record<string, string> = octets) {
    return (): Asked => ({ path: `/import/${importer}?${query}`, as: 'superadmin', method: 'POST', headers, body });
}

function rows(query: string, body: string, headers: Record<string, string> = octets) {
    return (): Asked => ({ path: `/order-rows${query}`, as: 'admin of A', method: 'POST', headers, body });
}

const right = 'filename=prices.csv&dryRun=false';

export const badRequests: BadRequest[] = [
    { wrong: 'nobody who received', status: 422, names: /[Rr]eceived/, request: form('confirm', { receivedBy: ' ' }) },
    { wrong: 'a long name', status: 422, names: /[Rr]eceived/, request: form('confirm', { receivedBy: 'x'.repeat(101) }) },
    { wrong: 'a long note', status: 422, names: /Remark/, request: form('confirm', { receivedBy: 'Sara', note: 'x'.repeat(501) }) },
    { wrong: 'a control character', status: 422, names: /[Rr]eceived/, request: form('confirm', { receivedBy: 'Sa\u0000ra' }) },
    { wrong: 'a control character in the note', status: 422, names: /Remark/, request: form('confirm', { receivedBy: 'Sara', note: 'a\u0000b' }) },
    { wrong: 'marks of six', status: 422, names: /[Gg]oods|[Pp]roduct/, request: form('rate', { product: '6', transport: '5' }, 'delivered') },
    { wrong: 'no mark', status: 422, names: /[Tt]ransport/, request: form('rate', { product: '5' }, 'delivered') },
    { wrong: 'a control character in the comment', status: 422, names: /[Cc]omment/, request: form('rate', { product: '5', transport: '5', comment: 'a\u0000b' }, 'delivered') },
    { wrong: 'a claim about nothing', status: 422, names: /can be claimed/, request: form('damage', { name: 'Sara', text: 'Wet' }, 'delivered') },
    { wrong: 'a form that is none', status: 404, names: /link/i, request: form('burn', {}) },
    { wrong: 'a link that is none', status: 404, names: /link/i, request: () => ({ path: '/t/no-such-token/confirm', method: 'POST', body: new URLSearchParams({ receivedBy: 'Sara' }) }) },
    { wrong: 'a ticket id that is none', status: 400, names: /\bid\b/, request: () => ({ path: '/weighbridge-tickets/abc/pdf', as: 'superadmin' }) },
    { wrong: 'an unknown ticket', status: 404, names: /\bid\b/, request: () => ({ path: `/weighbridge-tickets/${nobodysId}/pdf`, as: 'superadmin' }) },
    { wrong: 'a tap by a link that is none', status: 404, names: /link/i, request: () => ({ path: '/d/no-such-token/arrived', method: 'POST', body: new URLSearchParams({ key: 'key-12345' }) }) },
    { wrong: 'a photo by a link that is none', status: 404, names: /link/i, request: () => ({ path: '/d/no-such-token/photo?shipmentId=1&key=key-12345', method: 'POST', headers: octets, body: 'x' }) },
    { wrong: 'a picture of no delivery', status: 404, names: /\bid\b/, request: () => ({ path: `/delivery-pictures/${nobodysId}/photo`, as: 'superadmin' }) },
    { wrong: 'a picture of another kind', status: 400, names: /kind/, request: () => ({ path: `/delivery-pictures/${nobodysId}/poem`, as: 'superadmin' }) },
    { wrong: 'papers of no load', status: 404, names: /\bid\b/, request: () => ({ path: `/load-papers/${nobodysId}/waybill`, as: 'superadmin' }) },
    { wrong: 'a paper that is none', status: 404, names: /paper/, request: () => ({ path: `/load-papers/${nobodysId}/poem`, as: 'superadmin' }) },
    { wrong: 'a load id that is none', status: 400, names: /\bid\b/, request: () => ({ path: '/load-papers/abc/waybill', as: 'superadmin' }) },
    { wrong: 'a label of no shipment', status: 404, names: /\bid\b/, request: () => ({ path: `/shipment-labels/${nobodysId}/zpl`, as: 'superadmin' }) },
    { wrong: 'a label of another kind', status: 400, names: /format/, request: () => ({ path: `/shipment-labels/${nobodysId}/doc`, as: 'superadmin' }) },
    { wrong: "a courier's label of no shipment", status: 404, names: /\bid\b/, request: () => ({ path: `/courier-parcels/${nobodysId}/pdf`, as: 'superadmin' }) },
    { wrong: "a courier's label of another kind", status: 400, names: /format/, request: () => ({ path: `/courier-parcels/${nobodysId}/doc`, as: 'superadmin' }) },
    { wrong: 'a call of no courier', status: 404, names: /account/, request: () => ({ path: '/courier-calls/no-such-token', method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } }) },
    { wrong: 'a report of nobody', status: 401, names: /authorization/, request: () => ({ path: '/scale-agent/report', method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } }) },
    { wrong: 'a file for no connection', status: 404, names: /connectionId/, request: () => ({ path: `/erp-files/${nobodysId}/stock?filename=a.csv`, as: 'superadmin', method: 'POST', headers: octets, body: 'a' }) },
    { wrong: 'a file of no object', status: 400, names: /object/, request: () => ({ path: `/erp-files/${nobodysId}/dreams?filename=a.csv`, as: 'superadmin', method: 'POST', headers: octets, body: 'a' }) },
    { wrong: 'a report of no agent', status: 401, names: /authorization/, request: () => ({ path: '/erp-agent/report', method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } }) },
    { wrong: 'a photo of another content type', status: 415, names: /octet-stream/, request: ({ ids }) => ({ path: `/shipment-photos/${ids.loadingShipmentId}`, as: 'superadmin', method: 'POST', body: 'x' }) },
    { wrong: 'a photo that is none', status: 400, names: /file/, request: ({ ids }) => ({ path: `/shipment-photos/${ids.loadingShipmentId}`, as: 'superadmin', method: 'POST', headers: octets, body: '<svg/>' }) },
    { wrong: 'a photo for no shipment', status: 400, names: /\bid\b/, request: () => ({ path: '/shipment-photos/abc', as: 'superadmin', method: 'POST', headers: octets, body: '\xff\xd8\xff' }) },
    { wrong: 'an unknown photo', status: 404, names: /\bid\b/, request: () => ({ path: `/weighing-photos/${nobodysId}`, as: 'superadmin' }) },
    { wrong: 'a work ticket id that is none', status: 400, names: /\bid\b/, request: () => ({ path: '/work-tickets/abc', as: 'superadmin' }) },
    { wrong: 'a ticket of no work order', status: 404, names: /\bid\b/, request: () => ({ path: `/work-tickets/${nobodysId}`, as: 'superadmin' }) },
    { wrong: 'a photo of no problem', status: 404, names: /\bid\b/, request: () => ({ path: `/production-photos?problemId=${nobodysId}`, as: 'superadmin', method: 'POST', headers: octets, body: 'PNG' }) },
    { wrong: 'a photo that is not there', status: 404, names: /\bid\b/, request: () => ({ path: `/production-photos/${nobodysId}`, as: 'superadmin' }) },
    { wrong: 'a photo of a problem id that is none', status: 400, names: /problemId/, request: () => ({ path: '/production-photos?problemId=x', as: 'superadmin', method: 'POST', headers: octets, body: 'PNG' }) },
    { wrong: 'an unknown importer', status: 400, names: /importer/, request: file('dreams', right, 'sku,price\n') },
    { wrong: 'no file name', status: 400, names: /filename/, request: file('prices', 'dryRun=false', 'sku,price\n') },
    { wrong: 'neither dry nor not', status: 400, names: /dryRun/, request: file('prices', 'filename=a.csv&dryRun=perhaps', 'sku,price\n') },
    { wrong: 'another content type', status: 415, names: /octet-stream/, request: file('prices', right, 'sku,price\n', { 'Content-Type': 'text/csv' }) },
    { wrong: 'a file of another kind', status: 400, names: /file|csv|xlsx/i, request: file('prices', 'filename=prices.exe&dryRun=false', 'MZ') },
    { wrong: 'a broken workbook', status: 400, names: /file|xlsx/i, request: file('prices', 'filename=prices.xlsx&dryRun=false', 'not a workbook') },
    { wrong: 'columns that are missing', status: 400, names: /column/i, request: file('prices', right, 'colour\nred\n') },
    { wrong: 'a label of another content type', status: 415, names: /octet-stream/, request: ({ ids }) => ({ path: `/my-labels/${ids.submittedCode}?filename=a.pdf`, as: 'admin of A', method: 'POST', body: '%PDF-1' }) },
    { wrong: 'a label without a name', status: 400, names: /filename/, request: ({ ids }) => ({ path: `/my-labels/${ids.submittedCode}`, as: 'admin of A', method: 'POST', headers: octets, body: '%PDF-1' }) },
    { wrong: 'a label for an order that nobody has', status: 404, names: /label/, request: () => ({ path: '/my-labels/nothing?filename=a.pdf', as: 'admin of A', method: 'POST', headers: octets, body: '%PDF-1' }) },
    { wrong: 'a label that is not there', status: 404, names: /label/, request: ({ ids }) => ({ path: `/my-labels/${ids.submittedCode}`, as: 'admin of A' }) },
    { wrong: 'a call of no ERP', status: 404, names: /connection/, request: () => ({ path: '/erp/changed/no-such-token', method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } }) },
    { wrong: "an SMS panel's call without the secret", status: 404, names: /not found/i, request: () => ({ path: '/sms/kavenegar/no-such-secret-of-an-address', method: 'POST', body: new URLSearchParams({ messageid: '1', status: '10' }) }) },
    { wrong: 'a label of no order', status: 404, names: /label/, request: () => ({ path: `/courier-labels/${nobodysId}`, as: 'superadmin' }) },
    { wrong: 'a file of a message without a name', status: 400, names: /filename/, request: () => ({ path: '/my-support-files', as: 'admin of A', method: 'POST', headers: octets, body: '%PDF-1' }) },
    { wrong: 'a file of a message of another content type', status: 415, names: /octet-stream/, request: () => ({ path: '/my-support-files?filename=a.pdf', as: 'admin of A', method: 'POST', body: '%PDF-1' }) },
    { wrong: 'a page as a file of a message', status: 400, names: /file/, request: () => ({ path: '/my-support-files?filename=a.pdf', as: 'admin of A', method: 'POST', headers: octets, body: '<html>' }) },
    { wrong: 'a file of a message that is not there', status: 404, names: /\bid\b/, request: () => ({ path: `/my-support-files/${nobodysId}`, as: 'admin of A' }) },
    { wrong: 'a file of an answer without a name', status: 400, names: /filename/, request: () => ({ path: '/support-files', as: 'superadmin', method: 'POST', headers: octets, body: '%PDF-1' }) },
    { wrong: 'a drawing as a file of an answer', status: 400, names: /file/, request: () => ({ path: '/support-files?filename=a.png', as: 'superadmin', method: 'POST', headers: octets, body: '<svg/>' }) },
    { wrong: 'a file of an answer that is not there', status: 404, names: /\bid\b/, request: () => ({ path: `/support-files/${nobodysId}`, as: 'superadmin' }) },
    { wrong: 'a logo of another content type', status: 415, names: /octet-stream/, request: () => ({ path: '/offer-logo', as: 'admin of A', method: 'POST', headers: { 'Content-Type': 'image/png' }, body: 'PNG' }) },
    { wrong: 'a logo that is a page', status: 400, names: /PNG/, request: () => ({ path: '/offer-logo', as: 'admin of A', method: 'POST', headers: octets, body: '<svg><script>1</script></svg>' }) },
    { wrong: 'a logo of nothing', status: 400, names: /empty/, request: () => ({ path: '/offer-logo', as: 'admin of A', method: 'POST', headers: octets, body: '' }) },
    { wrong: 'rows of no kind', status: 400, names: /kind/, request: rows('?take=false', 'A 1') },
    { wrong: 'neither to look nor to take', status: 400, names: /take/, request: rows('?kind=text&take=perhaps', 'A 1') },
    { wrong: 'no rows', status: 400, names: /rows/, request: rows('?kind=text&take=false', ' ') },
    { wrong: 'rows that are no JSON', status: 400, names: /rows/, request: rows('?kind=rows&take=false', '{') },
    { wrong: 'rows without their number', status: 400, names: /rows\.0\.row/, request: rows('?kind=rows&take=false', '{"rows":[{"code":"A"}]}') },
    { wrong: 'rows for a cart of nobody', status: 404, names: /Cart/, request: rows(`?kind=text&take=false&cartId=${nobodysId}`, 'A 1') },
    { wrong: 'rows to take without a key', status: 400, names: /key/, request: rows('?kind=text&take=true', 'A 1') },
    { wrong: 'a table of rows that is none', status: 400, names: /file/, request: rows('?kind=file&take=false&filename=a.exe', 'MZ') },
    { wrong: 'rows of another content type', status: 415, names: /octet-stream/, request: rows('?kind=text&take=false', 'A 1', { 'Content-Type': 'text/csv' }) },
    { wrong: 'rejected rows of another format', status: 404, names: /format/, request: rows('/rejects/pdf?kind=text', 'A 1') },
    { wrong: 'an inbox message id that is none', status: 400, names: /numeric|id/i, request: () => ({ path: '/dev/inbox/abc' }) },
];
