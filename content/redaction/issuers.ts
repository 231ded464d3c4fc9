/** Services whose keys carry no mark of their own: behind such a name, only what is clearly random is taken for a key. */
export const issuers: readonly string[] = (
  "abuseipdb accuweather adafruit adobe aha.io airbrake airship airtable airvisual alchemyapi algolia alienvault aliyun alibaba " +
  "amplitude apify apimatic apollo appfollow appcues appveyor artifactory asana ascendex atlassian auth0 autodesk " +
  "autopilot avaza aviationstack aylien bannerbear baremetrics beamer beebole billomat binance bintray bitbar bitbucket " +
  "bitcoinaverage bitfinex bitly bitmex bittrex blablabus borgbase braintree branchio brandfetch browserstack buddyns bugherd " +
  "buildkite bybit calendarific calendly campayn cannyio capsulecrm carboninterface chartmogul checkmarx circleci " +
  "clearbit clickhouse clickup clockify cloudant cloudconvert cloudflare cloudimage cloudinary cloudsmith cloverly codacy codecov " +
  "codemagic coinapi coinbase coinlayer coinmarketcap commercejs companyhub confluence confluent contentful contentstack convertkit copper crowdin " +
  "cryptocompare currencycloud currencylayer customerio databricks datadog deepgram deepai delighted detectify digicert discord disqus docusign " +
  "dotmailer dovico drift drone droneci dropbox dwolla dynatrace easypost ecostruxure edamam eightxeight elastic elevenlabs endorlabs " +
  "enigma etherscan etsy eventbrite everhour facebook fastly feedly figma finage finicity finnhub fixer.io flickr " +
  "flightapi flutterwave foursquare freshbooks freshdesk freshservice fullstory geckoboard geocod gitbook gitlab gitter glassnode " +
  "gocardless godaddy goodday grafana graphhopper gumroad guru happyscribe harvest hasura hetzner hive homeassistant honeycomb " +
  "huggingface hunter.io hypertrack imgur infura influx instabot instagram insomnia intercom intrinio invoiceninja " +
  "ipapi ipdata ipgeolocation ipinfo ipstack jenkins jfrog jira jumpcloud kaggle keen.io kickbox klaviyo klipfolio kraken " +
  "languagelayer lemlist lendflow linear linearb linkedin linode livestorm lob lokalise loggly logzio looker lucidchart mailchimp mailerlite " +
  "mailgun mailjet mailmodo mandrill mapbox mapquest mattermost maxmind mediastack mercury messagebird metaapi metrilo mixpanel " +
  "mockaroo moderation monday.com moonclerk mux myfreshworks nasdaq netlify neutrino newrelic newsapi newscatcher newyorktimes " +
  "nexmo ngrok nicereply noticeable notion nuget numverify nutritionix nylas nytimes oanda okta omnisend onedesk onelogin onepagecrm " +
  "openai opencage openuv openweather optimizely packagecloud pagerduty pandadoc paperform parsehub pastebin paypal paystack " +
  "pepipost percy phrase pinata pinecone pipedrive pivotaltracker pixabay plaid planyo plivo poloniex polygon postageapp posthog " +
  "prospect protocols.io proxycrawl pubnub pulumi purestake pusher quickbooks quickbase raven razorpay rapidapi recurly replicate " +
  "retellai revampcrm ringcentral ritekit rollbar route4me rubygems runscope salesforce saucelabs scrapingant scrapingbee scraperapi " +
  "screenshotapi scrutinizer securitytrails segment sellfy semaphore sendgrid sendinblue sendpulse sentry serpstack shodan " +
  "shopify shutterstock signalwire signaturit signupgenius simplesat sinch skrappio skybiometry slack smartsheet smooch snipcart " +
  "snowflake sonar sonarcloud sonarqube sonatype spectral splunk spoonacular spotify squareup stackhawk statuscake statuspage " +
  "stitchdata storyblok stormglass strava stripe stripo stytch sugester sumologic supabase surge surveybot surveysparrow " +
  "swell swiftype tallyfy tatum teamgate teamwork telegram telnyx terraform testingbot textmagic thinkific thousandeyes ticketmaster " +
  "tiingo timezoneapi todoist toggl trello travis-ci travisci tru.id twelvedata twilio twist twitch twitter typeform ubidots uclassify unify unplugg unsplash " +
  "upcdatabase uplead uploadcare upstash userflow userstack vagrant vatlayer vercel verifier viewneo virustotal visualcrossing " +
  "voicegain vonage vouchery vultr vyte wakatime walkscore weatherbit weatherstack webex webflow wepay whoxy wistia worksnaps worldweather " +
  "wrike yandex yelp youneedabudget youtube zapier zendesk zenserp zeplin zerobounce zerotier zipbooks zoho zoom zulip " +
  "amadeus liveagent magicbell scraping_bee websitepulse requestfinance aletheia alchemy apifonica apilayer apimetrics apitemplate appointedd appoptics appsynergy assemblyai atera audd " +
  "autoklose axonaut ayrshare besnappy besttime betterstack blazemeter blitapp bombbomb boostnote browshot bscscan " +
  "budibase bulbul buttercms caflou calorieninja centralstationcrm chatbot chatfuel checklyhq cicero clarifai closecrm " +
  "cloudmersive cloudplan cloudsight clustdoc codequiry cohere conversiontools convertapi countrylayer coveralls " +
  "craftmypdf currencyfreaks currencyscoop currentsapi d7network dareboost deepseek debounce detectlanguage diffbot " +
  "diggernaut docparser dronahq dynalist dyspatch edenai ethplorer exchangerate extractorapi fastforex feedier fetchrss " +
  "fileio financialmodelingprep fireworks flightlabs formbucket formcraft fulcrum fxmarket getemail getgeoapi getgist " +
  "getresponse groove gtmetrix gyazo hellosign helpcrunch helpscout holidayapi html2pdf hybiscus iconfinder iexcloud " +
  "imagekit imagga insightly ip2location ipquality jotform jupiterone knapsackpro kontent kylas leadfeeder lemonsqueezy " +
  "lexigram linenotify linkpreview loadmill loyverse lunchmoney mailboxlayer mailsac marketstack mavenlink meistertask " +
  "mesibo mindmeister mistral mixmax monkeylearn moralis myintervals nimble onfleet oopspam overloop owlbot pandascore " +
  "parseur partnerstack paydirtapp paymongo pdflayer pdfshift peopledatalabs pipedream podio positionstack prodpad " +
  "pushbullet qualaroo rawg reachmail rebrandly rentman replyio restpack rocketreach rockset salesblink salesflare " +
  "scrapeowl scraperbox scrapestack scrapfly screenshotlayer selectpdf serphouse sherpadesk shipday shotstack sigopt " +
  "simfin sparkpost speechtext sportsmonk statuspal stockdata storecove stormboard streak supernotes survicate taxjar " +
  "teletype tickettailor timecamp tomtom tradier travelpayouts uptimerobot urlscan verimail veriphone versioneye vpnapi " +
  "wandb web3 webscraper workstack yousign zenkit zenrows zipcodeapi zipcodebase zonka ibm bluemix oracle ovh huawei " +
  "baidu qiniu upcloud exoscale backblaze wasabi equinix rackspace dreamhost namecheap sumo linked-in linked_in message- " +
  "bird message_bird new-york-times new_york_times freshworks " +
  "blynk checio codeclimate coinlib cratesio dailyco dandelion databox dfuse dtrack eagleeyenetworks exchangerateapi " +
  "exchangeratesapi fleetbase flexport formio geoapify geocodify geoipifi hereapi hiveage iexapis ipinfodb juro karmacrm " +
  "lessannoyingcrm madkudu nozbe opencagedata paralleldots particleio paymoapp pollsapi powrbot prospectcrm qase qubole " +
  "reallysimplesystems recaptcha salescookie scrutinizerci simplynoted simvoly speechtextai sslmate storychief " +
  "technicalanalysisapi tefter theoddsapi thingsboard tmetric truenas tyntec upwave vbout voiceflow voodoosms webscraping " +
  "worldcoinindex zohocrm zonkafeedback aiven skrapp pyowm the-odds-api nozbeteams ecostruxureit collect2 ipifi exchangerates " +
  "datagov data.gov karmacrm cpdev pager_duty holistic daily eraser karma miro envoy fixer ditto geocode " +
  "hunter protocols tly unplu blogger"
).split(" ");

/** Those whose keys are as often identifiers of 128 bits. */
export const uuidIssuers: readonly string[] = (
  "heroku hubspot snyk postmark onesignal squarespace sendbird kucoin shortcut opsgenie blocknative anypoint bugsnag " +
  "findl logz moosend scaleway zenscrape refiner transferwise loginradius cliengo interseller nftport canny launchdarkly " +
  "honeybadger pingdom npm coda magnetic guardian privacy blazemeter runscope"
).split(" ");
