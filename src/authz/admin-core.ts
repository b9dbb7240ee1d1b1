/** Which staff permission each root field of Vendure's own Admin API asks for, and which of them are closed here. */
import type { AdminAccess } from './admin';

/** Fields with the same access, names between spaces. */
type Group = readonly [access: AdminAccess, fields: string];

const queryGroups: readonly Group[] = [
    ['public', 'activeAdministrator'], // The answer to a stranger is null.
    ['staff', 'activeChannel entityDuplicators getSettingsStoreValue getSettingsStoreValues globalSettings me slugForEntity'],
    [['ReadAdministrator'], 'administrator administrators role roles'],
    [['ReadApiKey'], 'apiKey apiKeys'],
    [['ReadAsset', 'ReadCatalog'], 'asset assets'],
    [['ReadAsset', 'ReadSettings', 'ReadTag'], 'tag tags'],
    [['ReadCatalog', 'ReadCollection'], 'collection collectionFilters collections previewCollectionVariants'],
    [['ReadCatalog', 'ReadFacet', 'ReadProduct'], 'facet facetValue facetValues facets'],
    [['ReadCatalog', 'ReadProduct'], 'product productOption productOptionGroup productOptionGroups'],
    [['ReadCatalog', 'ReadProduct'], 'productOptions productVariant productVariants products'],
    [['ReadCatalog', 'ReadProduct', 'ReadSettings', 'ReadTaxCategory'], 'taxCategories'],
    [['ReadCatalog', 'ReadProduct', 'ReadSettings', 'ReadTaxRate'], 'taxRates'],
    [['ReadCatalog', 'ReadSettings', 'ReadTaxRate'], 'taxRate'],
    [['ReadCatalog', 'ReadStockLocation'], 'stockLocation stockLocations'],
    [['ReadChannel', 'ReadSettings'], 'channel channels'],
    [['ReadCountry', 'ReadSettings'], 'countries country'],
    [['ReadCustomer'], 'customer customers'],
    [['ReadCustomer', 'ReadCustomerGroup'], 'customerGroup customerGroups'],
    [['ReadOrder'], 'dashboardMetricSummary order orders'],
    [['ReadOrder', 'ReadSettings', 'ReadShippingMethod'], 'fulfillmentHandlers shippingCalculators shippingEligibilityCheckers'],
    [['ReadPromotion'], 'promotion promotionActions promotionConditions promotions'],
    [['ReadSeller'], 'seller sellers'],
    [['ReadSettings', 'ReadShippingMethod'], 'shippingMethod shippingMethods testEligibleShippingMethods testShippingMethod'],
    [['ReadSettings', 'ReadTaxCategory'], 'taxCategory'],
    [['ReadSettings', 'ReadZone'], 'zone zones'],
    [['ReadSystem'], 'settingsStoreFieldDefinitions'],
    // Core opens these to ReadSettings, which everybody at the Dashboard has: a job holds data of its task, and a payment
    // method the keys of its provider.
    [{ core: ['ReadSettings', 'ReadSystem'], ours: ['ReadSystem'] }, 'job jobBufferSize jobQueues jobs jobsById scheduledTasks'],
    [{ core: ['ReadPaymentMethod', 'ReadSettings'], ours: ['ReadPaymentMethod'] }, 'paymentMethod paymentMethods'],
    [{ core: ['ReadPaymentMethod', 'ReadSettings'], ours: ['ReadPaymentMethod'] }, 'paymentMethodEligibilityCheckers paymentMethodHandlers'],
    ['closed', 'eligibleShippingMethodsForDraftOrder'],
    // Core's search has no index here, and its provinces no resolvers.
    ['closed', 'pendingSearchIndexUpdates province provinces search'],
];

const mutationGroups: readonly Group[] = [
    ['public', 'login logout'],
    // Core declares Owner for the second, which lets an anonymous session through; our resolver asks for the old password.
    ['staff', 'duplicateEntity updateActiveAdministrator'],
    ['staff', 'setSettingsStoreValue setSettingsStoreValues'],
    [['CreateAdministrator'], 'createAdministrator createRole'],
    [['CreateAsset', 'CreateCatalog'], 'createAssets'],
    [['CreateCatalog', 'CreateCollection'], 'createCollection'],
    [['CreateCatalog', 'CreateFacet'], 'createFacet createFacetValue createFacetValues'],
    [['CreateCatalog', 'CreateProduct'], 'createProduct createProductOption createProductOptionGroup'],
    [['CreateCountry', 'CreateSettings'], 'createCountry'],
    [['CreateCustomerGroup'], 'createCustomerGroup'],
    [['CreatePaymentMethod', 'CreateSettings'], 'createPaymentMethod'],
    [['CreateSeller'], 'createSeller'],
    [['CreateSettings', 'CreateShippingMethod'], 'createShippingMethod'],
    [['CreateSettings', 'CreateTag'], 'createTag'],
    [['CreateSettings', 'CreateTaxCategory'], 'createTaxCategory'],
    [['CreateSettings', 'CreateTaxRate'], 'createTaxRate'],
    [['CreateSettings', 'CreateZone'], 'createZone'],
    [['CreateStockLocation'], 'createStockLocation'],
    [['DeleteAdministrator'], 'deleteAdministrator deleteAdministrators deleteRole deleteRoles'],
    [['DeleteApiKey'], 'deleteApiKeys'],
    [['DeleteAsset', 'DeleteCatalog'], 'deleteAsset deleteAssets'],
    [['DeleteCatalog', 'DeleteCollection'], 'deleteCollection deleteCollections'],
    [['DeleteCatalog', 'DeleteFacet'], 'deleteFacet deleteFacetValues deleteFacets'],
    [['DeleteCatalog', 'DeleteProduct'], 'deleteProduct deleteProductOption deleteProductOptionGroup deleteProductOptionGroups'],
    [['DeleteCatalog', 'DeleteProduct'], 'deleteProductVariant deleteProductVariants deleteProducts'],
    [['DeleteCountry', 'DeleteSettings'], 'deleteCountries deleteCountry'],
    [['DeleteCustomerGroup'], 'deleteCustomerGroup deleteCustomerGroups'],
    [['DeletePaymentMethod', 'DeleteSettings'], 'deletePaymentMethod deletePaymentMethods'],
    [['DeletePromotion'], 'deletePromotion deletePromotions'],
    [['DeleteSeller'], 'deleteSeller deleteSellers'],
    [['DeleteSettings', 'DeleteShippingMethod'], 'deleteShippingMethod deleteShippingMethods'],
    [['DeleteSettings', 'DeleteSystem'], 'cancelJob removeSettledJobs'],
    [['DeleteSettings', 'DeleteTag'], 'deleteTag'],
    [['DeleteSettings', 'DeleteTaxCategory'], 'deleteTaxCategories deleteTaxCategory'],
    [['DeleteSettings', 'DeleteTaxRate'], 'deleteTaxRate deleteTaxRates'],
    [['DeleteSettings', 'DeleteZone'], 'deleteZone deleteZones'],
    [['DeleteStockLocation'], 'deleteStockLocation deleteStockLocations'],
    [['SuperAdmin', 'UpdateChannel'], 'updateChannel'],
    [['UpdateAdministrator'], 'assignRoleToAdministrator updateAdministrator updateRole'],
    [['UpdateAsset', 'UpdateCatalog'], 'updateAsset'],
    [['UpdateCatalog', 'UpdateCollection'], 'moveCollection updateCollection'],
    [['UpdateCatalog', 'UpdateFacet'], 'updateFacet updateFacetValue updateFacetValues'],
    [['UpdateCatalog', 'UpdateProduct'], 'addOptionGroupToProduct createProductVariants removeOptionGroupFromProduct'],
    [['UpdateCatalog', 'UpdateProduct'], 'updateProduct updateProductOption updateProductOptionGroup'],
    [['UpdateCatalog', 'UpdateProduct'], 'updateProductVariant updateProductVariants updateProducts'],
    [['UpdateCountry', 'UpdateSettings'], 'updateCountry'],
    [['UpdateCustomer'], 'addNoteToCustomer deleteCustomerNote updateCustomerNote'],
    [['UpdateCustomerGroup'], 'addCustomersToGroup removeCustomersFromGroup updateCustomerGroup'],
    [['UpdateGlobalSettings', 'UpdateSettings'], 'updateGlobalSettings'],
    [['UpdateOrder'], 'addNoteToOrder deleteOrderNote updateOrderNote'],
    [['UpdatePaymentMethod', 'UpdateSettings'], 'updatePaymentMethod'],
    [['UpdateSeller'], 'updateSeller'],
    [['UpdateSettings', 'UpdateShippingMethod'], 'updateShippingMethod'],
    [['UpdateSettings', 'UpdateSystem'], 'flushBufferedJobs runScheduledTask updateScheduledTask'],
    [['UpdateSettings', 'UpdateTag'], 'updateTag'],
    [['UpdateSettings', 'UpdateTaxCategory'], 'updateTaxCategory'],
    [['UpdateSettings', 'UpdateTaxRate'], 'updateTaxRate'],
    [['UpdateSettings', 'UpdateZone'], 'addMembersToZone removeMembersFromZone updateZone'],
    [['UpdateStockLocation'], 'updateStockLocation'],

    // An order is made and moved by `purchasing` only, which locks it, checks credit, stock and state, and audits.
    ['closed', 'addItemToDraftOrder adjustDraftOrderLine applyCouponCodeToDraftOrder createDraftOrder deleteDraftOrder'],
    ['closed', 'removeCouponCodeFromDraftOrder removeDraftOrderLine setCustomerForDraftOrder setDraftOrderBillingAddress'],
    ['closed', 'setDraftOrderCustomFields setDraftOrderShippingAddress setDraftOrderShippingMethod'],
    ['closed', 'unsetDraftOrderBillingAddress unsetDraftOrderShippingAddress'],
    ['closed', 'cancelOrder modifyOrder setOrderCustomFields setOrderCustomer transitionOrderToState'],
    // Core pays one order many times when asked in parallel; money is `finance`'s.
    ['closed', 'addManualPaymentToOrder cancelPayment refundOrder settlePayment settleRefund transitionPaymentToState'],
    // Goods leave by a shipment of `logistics`, weighed, and the order's state follows.
    ['closed', 'addFulfillmentToOrder transitionFulfillmentToState'],
    // Prices come from price lists and contracts; a promotion of core would discount past them.
    ['closed', 'createPromotion updatePromotion'],
    // A customer's people are members of a company: another address or password here would take over a member's account.
    ['closed', 'createCustomer createCustomerAddress deleteCustomer deleteCustomerAddress deleteCustomers'],
    ['closed', 'updateCustomer updateCustomerAddress'],
    // One channel: what is the company's is told by membership, and another channel would have other prices and stock.
    ['closed', 'createChannel deleteChannel deleteChannels'],
    ['closed', 'assignAssetsToChannel assignCollectionsToChannel assignFacetsToChannel assignPaymentMethodsToChannel'],
    ['closed', 'assignProductOptionGroupsToChannel assignProductVariantsToChannel assignProductsToChannel'],
    ['closed', 'assignPromotionsToChannel assignShippingMethodsToChannel assignStockLocationsToChannel'],
    ['closed', 'removeCollectionsFromChannel removeFacetsFromChannel removePaymentMethodsFromChannel'],
    ['closed', 'removeProductOptionGroupsFromChannel removeProductVariantsFromChannel removeProductsFromChannel'],
    ['closed', 'removePromotionsFromChannel removeShippingMethodsFromChannel removeStockLocationsFromChannel'],
    // Core's keys live a hundred years, and the server takes no key as a token.
    ['closed', 'createApiKey rotateApiKey updateApiKey'],
    // Sign-in is `login`, and import is `POST /import/:importer`, which answers for each row and is audited.
    ['closed', 'authenticate importProducts'],
    ['closed', 'createProvince deleteProvince updateProvince'],
    ['closed', 'reindex runPendingSearchIndexUpdates'],
];

function byField(groups: readonly Group[]): Record<string, AdminAccess> {
    return Object.fromEntries(groups.flatMap(([access, fields]) => fields.split(' ').map(field => [field, access] as const)));
}

export const coreAdminQueries = byField(queryGroups);
export const coreAdminMutations = byField(mutationGroups);
