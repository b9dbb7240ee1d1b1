/** All calls with bad input, by API and mutation. */
import { agentBadInput } from './bad-input-agents';
import { type BadCall, salesBadInput, shopBadInput } from './bad-input';
import { companyAdminBadInput, companyShopBadInput } from './bad-input-company';
import { complaintsAdminBadInput, complaintsShopBadInput } from './bad-input-complaints';
import { deliveryAdminBadInput, deliveryShopBadInput } from './bad-input-delivery';
import { erpBadInput } from './bad-input-erp';
import { floorBadInput } from './bad-input-floor';
import { listsAdminBadInput, listsShopBadInput } from './bad-input-lists';
import { makingBadInput } from './bad-input-making';
import { messagesBadInput } from './bad-input-messages';
import { moneyAdminBadInput, moneyShopBadInput } from './bad-input-money';
import { privacyAdminBadInput, privacyShopBadInput } from './bad-input-privacy';
import { pushBadInput } from './bad-input-push';
import { ownOffersBadInput, quotesAdminBadInput, quotesShopBadInput } from './bad-input-quotes';
import { registrationAdminBadInput, registrationShopBadInput } from './bad-input-registration';
import { worksBadInput } from './bad-input-works';
import type { Api } from './declared';

export const badInput: Record<Api, Record<string, BadCall[]>> = {
    shop: {
        ...shopBadInput, ...registrationShopBadInput, ...companyShopBadInput, ...deliveryShopBadInput, ...privacyShopBadInput, ...listsShopBadInput, ...quotesShopBadInput,
        ...ownOffersBadInput, ...moneyShopBadInput, ...complaintsShopBadInput,
    },
    admin: {
        ...salesBadInput, ...worksBadInput, ...messagesBadInput, ...floorBadInput, ...registrationAdminBadInput, ...companyAdminBadInput, ...deliveryAdminBadInput,
        ...privacyAdminBadInput, ...listsAdminBadInput, ...moneyAdminBadInput, ...quotesAdminBadInput, ...erpBadInput, ...pushBadInput, ...agentBadInput,
        ...complaintsAdminBadInput, ...makingBadInput,
    },
};
