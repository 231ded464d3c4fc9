/** Services whose keys carry no mark of their own: behind such a name, only what is clearly random is taken for a key. */
export const issuers: readonly string[] = (
  "abuseipdb accuweather adafruit adobe aha.io airbrake airship airtable airvisual alchemyapi algolia alienvault aliyun alibaba " +
  "amplitude anypoint apify apimatic apollo appfollow appcues appveyor artifactory asana ascendex atlassian auth0 autodesk " +
  "autopilot avaza aviationstack aylien bannerbear baremetrics beamer beebole billomat binance bintray bitbar bitbucket " +
  "bitcoinaverage bitfinex bitly bitmex bittrex blablabus blocknative borgbase braintree branchio brandfetch browserstack buddyns bugherd " +
  "bugsnag buildkite bybit calendarific calendly campayn cannyio capsulecrm carboninterface chartmogul checkmarx circleci " +
  "clearbit clickhouse clickup clockify cloudant cloudconvert cloudflare cloudimage cloudinary cloudsmith cloverly codacy codecov " +
  "codemagic coinapi coinbase coinlayer coinmarketcap commercejs companyhub confluent contentful contentstack convertkit copper crowdin " +
  "cryptocompare currencycloud currencylayer customerio databricks datadog deepgram deepai delighted detectify digicert discord disqus docusign " +
  "dotmailer dovico drift drone droneci dropbox dwolla dynatrace easypost ecostruxure edamam eightxeight elastic elevenlabs endorlabs " +
  "enigma etherscan etsy eventbrite everhour facebook fastly feedly figma finage findl finicity finnhub fixer.io flickr " +
  "flightapi flutterwave foursquare freshbooks freshdesk freshservice fullstory geckoboard geocod gitbook gitlab gitter glassnode " +
  "gocardless godaddy goodday grafana graphhopper gumroad guru happyscribe harvest hasura heroku hetzner hive homeassistant honeycomb " +
  "hubspot huggingface hunter.io hypertrack imgur infura influx instabot instagram insomnia intercom intrinio invoiceninja " +
  "ipapi ipdata ipgeolocation ipinfo ipstack jenkins jfrog jira jumpcloud kaggle keen.io kickbox klaviyo klipfolio kraken kucoin " +
  "languagelayer launchdarkly lemlist lendflow linear linearb linkedin linode livestorm lob lokalise loggly logzio looker lucidchart mailchimp mailerlite " +
  "mailgun mailjet mailmodo mandrill mapbox mapquest mattermost maxmind mediastack mercury messagebird metaapi metrilo mixpanel " +
  "mockaroo moderation monday.com moonclerk moosend mux myfreshworks nasdaq netlify neutrino newrelic newsapi newscatcher newyorktimes " +
  "nexmo ngrok nicereply noticeable notion npm nuget numverify nutritionix nylas nytimes oanda okta omnisend onedesk onelogin onepagecrm onesignal " +
  "openai opencage openuv openweather opsgenie optimizely packagecloud pagerduty pandadoc paperform parsehub pastebin paypal paystack " +
  "pepipost percy phrase pinata pinecone pingdom pipedrive pivotaltracker pixabay plaid planyo plivo poloniex polygon postageapp posthog postmark " +
  "prospect protocols.io proxycrawl pubnub pulumi purestake pusher quickbooks quickbase raven razorpay rapidapi recurly replicate " +
  "retellai revampcrm ringcentral ritekit rollbar route4me rubygems runscope salesforce saucelabs scaleway scrapingant scrapingbee scraperapi " +
  "screenshotapi scrutinizer securitytrails segment sellfy semaphore sendbird sendgrid sendinblue sendpulse sentry serpstack shodan " +
  "shopify shortcut shutterstock signalwire signaturit signupgenius simplesat sinch skrappio skybiometry slack smartsheet smooch snipcart " +
  "snowflake snyk sonar sonarcloud sonarqube sonatype spectral splunk spoonacular spotify squarespace squareup stackhawk statuscake statuspage " +
  "stitchdata storyblok stormglass strava stripe stripo stytch sugester sumologic supabase surge surveybot surveysparrow " +
  "swell swiftype tallyfy tatum teamgate teamwork telegram telnyx terraform testingbot textmagic thinkific thousandeyes ticketmaster " +
  "tiingo timezoneapi todoist toggl trello travis-ci travisci tru.id twelvedata twilio twist twitch twitter typeform ubidots uclassify unify unplugg unsplash " +
  "upcdatabase uplead uploadcare upstash userflow userstack vagrant vatlayer vercel verifier viewneo virustotal visualcrossing " +
  "voicegain vonage vouchery vultr vyte wakatime walkscore weatherbit weatherstack webex webflow wepay whoxy wistia worksnaps worldweather " +
  "wrike yandex yelp youneedabudget youtube zapier zendesk zenscrape zenserp zeplin zerobounce zerotier zipbooks zoho zoom zulip"
).split(" ");
