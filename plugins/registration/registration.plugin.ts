import { PluginCommonModule, type Type, VendurePlugin } from '@vendure/core';

import { declarePersonalData } from '../../kernel/personal-data';
import { AuditPlugin } from '../audit';
import { NotificationsPlugin } from '../notifications';
import { OrganizationsPlugin } from '../organizations';
import { OutboxPlugin } from '../outbox';
import { AccessShopResolver, ApplicationLinkResultResolver, ApplyForAccessResultResolver, SetGuestContactResultResolver } from './api/access-shop.resolver';
import { adminApiExtensions, shopApiExtensions } from './api/api-extensions';
import { AccessApplicationEntityResolver, ApplicationAdminResolver, ApplicationResultResolver } from './api/application-admin.resolver';
import {
    ChangeRequestAdminResolver,
    ChangeRequestResultResolver,
    ChangeRequestShopResolver,
    DataChangeRequestAdminEntityResolver,
    MyChangeRequestEntityResolver,
    MyChangeRequestResultResolver,
} from './api/change-request.resolver';
import { decideApplicationPermission, readApplicationPermission, REGISTRATION_OPTIONS } from './constants';
import { AccessApplication } from './entities/access-application.entity';
import { ApplicationLink } from './entities/application-link.entity';
import { ApplicationQuestion } from './entities/application-question.entity';
import { Consent } from './entities/consent.entity';
import { ConsentText } from './entities/consent-text.entity';
import { DataChangeField } from './entities/data-change-field.entity';
import { DataChangeRequest } from './entities/data-change-request.entity';
import { registrationPersonalData } from './queries/personal-data';
import { ApplicantService } from './services/applicant.service';
import { ApplicationLinkService } from './services/application-link.service';
import { ApplicationNewsService } from './services/application-news.service';
import { ApplicationService } from './services/application.service';
import { ChangeRequestDeskService } from './services/change-request-desk.service';
import { ChangeRequestNewsService } from './services/change-request-news.service';
import { ChangeRequestService } from './services/change-request.service';
import { CompanyDataService } from './services/company-data.service';
import { ConsentService } from './services/consent.service';
import { DecisionService } from './services/decision.service';
import { GuestContactService } from './services/guest-contact.service';
import { IntakeService } from './services/intake.service';
import { RegistrationDeskService } from './services/registration-desk.service';
import type { RegistrationOptions } from './types';

const frontDoor = [ChangeRequestService, ConsentService, DecisionService, IntakeService];

declarePersonalData(registrationPersonalData);

/** How a firm that is not known yet gets in, and how one that is known changes its data. */
@VendurePlugin({
    imports: [PluginCommonModule, AuditPlugin, OutboxPlugin, NotificationsPlugin, OrganizationsPlugin],
    entities: [AccessApplication, ApplicationQuestion, ApplicationLink, Consent, ConsentText, DataChangeRequest, DataChangeField],
    providers: [
        { provide: REGISTRATION_OPTIONS, useFactory: () => RegistrationPlugin.options },
        ...frontDoor,
        ApplicantService,
        ApplicationLinkService,
        ApplicationNewsService,
        ApplicationService,
        ChangeRequestDeskService,
        ChangeRequestNewsService,
        CompanyDataService,
        GuestContactService,
        RegistrationDeskService,
    ],
    exports: frontDoor,
    shopApiExtensions: {
        schema: shopApiExtensions,
        resolvers: [
            AccessShopResolver,
            ApplyForAccessResultResolver,
            SetGuestContactResultResolver,
            ApplicationLinkResultResolver,
            ChangeRequestShopResolver,
            MyChangeRequestEntityResolver,
            MyChangeRequestResultResolver,
        ],
    },
    adminApiExtensions: {
        schema: adminApiExtensions,
        resolvers: [
            ApplicationAdminResolver,
            AccessApplicationEntityResolver,
            ApplicationResultResolver,
            ChangeRequestAdminResolver,
            DataChangeRequestAdminEntityResolver,
            ChangeRequestResultResolver,
        ],
    },
    configuration: config => {
        config.authOptions.customPermissions.push(readApplicationPermission, decideApplicationPermission);
        return config;
    },
    dashboard: './dashboard/index.tsx',
    compatibility: '^3.7.0',
})
export class RegistrationPlugin {
    static options: RegistrationOptions = { publicUrl: 'http://localhost:3000' };

    static init(options: RegistrationOptions): Type<RegistrationPlugin> {
        this.options = options;
        return this;
    }
}
